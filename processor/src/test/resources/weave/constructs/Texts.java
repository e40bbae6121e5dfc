package constructs;

/** Formats as constants of another file, which the source of a call does not show. */
interface Texts {
    String OTHER_FILE = "from another file {} {}";
}
