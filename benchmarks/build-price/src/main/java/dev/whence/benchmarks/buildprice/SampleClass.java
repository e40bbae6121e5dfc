package dev.whence.benchmarks.buildprice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The source of a logged class, each a little different from the next. */
final class SampleClass {
    /** Log statements in each class. */
    static final int CALLS = 15;

    private static final int CLASSES_A_PACKAGE = 20;

    /** Members that follow each other, with 3 calls each, in two versions; a class's number chooses. */
    private static final List<List<String>> MEMBERS =
            List.of(List.of("""
                        long sum(int[] amounts, long start) {
                            @LOG@.debug("{} amounts from {start}", amounts.length, start);
                            for (int amount : amounts) if (amount < 0) @LOG@.warn("{} of {}, so far {}", amount, 0, total);
                            total += amounts.length;
                            @LOG@.info("total {}, average {}", total, total / 2.0);
                            return start + total;
                        }
                    """, """
                        long sum(int[] amounts, long start) {
                            for (int at = 0; at < amounts.length; at++) {
                                @LOG@.trace("[{}] = {}", at, amounts[at]);
                                if (total > start) @LOG@.info("over {} with {} at {}", start, total, at);
                            }
                            @LOG@.debug("the total is {}", total);
                            return total;
                        }
                    """), List.of("""
                        int parse(String text, int otherwise) {
                            try { @LOG@.trace("parsing {}", text); return Integer.parseInt(text.strip()); }
                            catch (NumberFormatException e) { @LOG@.error("{} is no number, but {}", text, otherwise, e); }
                            finally { @LOG@.debug("parsed"); }
                            return otherwise;
                        }
                    """, """
                        int parse(String text, int otherwise) {
                            @LOG@.debug("{} characters of {}, stripped {}", text.length(), text, text.strip());
                            if (text.isEmpty()) @LOG@.warn("nothing to parse");
                            else @LOG@.trace("parsing {text}", text);
                            return text.isBlank() ? otherwise : Integer.parseInt(text);
                        }
                    """), List.of("""
                        void greet(char sign) {
                            names.forEach(name -> @LOG@.info("hello, {}{}", name, sign));
                            if (names.isEmpty()) { @LOG@.warn("nobody to greet"); return; }
                            @LOG@.debug("the last was {}", names.get(names.size() - 1));
                        }
                    """, """
                        void greet(char sign) {
                            @LOG@.trace("greeting {}", names);
                            Runnable greeting = () -> @LOG@.info("hello, {first}{sign}", names.get(0), sign);
                            if (names.isEmpty()) @LOG@.error("nobody to greet with {}", sign); else greeting.run();
                        }
                    """), List.of("""
                        String describe(Object value, boolean wide) {
                            switch (names.indexOf(value)) {
                                case -1 -> @LOG@.warn("{} is not among {}", value, names);
                                case 0 -> @LOG@.info("{} is the first", value);
                                default -> @LOG@.debug("{} is there, wide {}", value, wide);
                            }
                            return wide ? value + " (" + value.getClass() + ")" : String.valueOf(value);
                        }
                    """, """
                        String describe(Object value, boolean wide) {
                            if (value instanceof Number number) @LOG@.debug("{} is {}", number, number.doubleValue());
                            @LOG@.trace("{} is there, wide {}", value, wide);
                            synchronized (names) { @LOG@.fatal("{} are all", names); }
                            return wide ? value + "!" : "";
                        }
                    """), List.of("""
                        record Range(int from, int to) {
                            Range {
                                @LOG@.trace("from {from} to {to}", from, to);
                                if (from > to) @LOG@.error("{} is over {}", from, to);
                            }
                            int size() { @LOG@.info("size of {}", this); return to - from; }
                        }
                    """, """
                        static final class Step {
                            private final long at = System.nanoTime();
                            boolean isBefore(Step other) {
                                @LOG@.trace("{} to {}", at, other.at);
                                if (other == this) { @LOG@.warn("the same: {}", this); return false; }
                                @LOG@.info("{} before {}: {}", this, other, at < other.at);
                                return at < other.at;
                            }
                        }
                    """));

    /** Members without a call, as a class has them beside those with some: 43 lines. */
    private static final String ORDINARY = """

                Map<String, List<Integer>> index@N@(Collection<String> words, int least) {
                    Map<String, List<Integer>> index = new TreeMap<>();
                    int position = 0;
                    for (String word : words) {
                        String key = word.strip().toLowerCase(Locale.ROOT);
                        if (key.length() >= least) {
                            index.computeIfAbsent(key, unused -> new ArrayList<>()).add(position);
                        }
                        position++;
                    }
                    return index;
                }

                Optional<String> longest@N@(List<String> words) {
                    return words.stream()
                            .filter(word -> !word.isBlank())
                            .map(word -> word.replace('-', ' ').strip())
                            .max(Comparator.comparingInt(String::length));
                }

                byte[] encode@N@(long value, int width) {
                    byte[] bytes = new byte[width];
                    long rest = value;
                    for (int i = width - 1; i >= 0; i--) {
                        bytes[i] = (byte) (rest & 0xFF);
                        rest >>>= 8;
                    }
                    if (rest != 0 && rest != -1) {
                        throw new IllegalArgumentException(value + " does not fit into " + width + " bytes");
                    }
                    return bytes;
                }

                int blanks@N@(String text) {
                    int blanks = 0;
                    for (int i = 0; i < text.length(); i++) {
                        if (Character.isWhitespace(text.charAt(i))) {
                            blanks++;
                        }
                    }
                    return blanks;
                }
            """;

    private SampleClass() {}

    /**
     * Writes the sources of this many classes.
     *
     * @param ordinary how often each has the members without a call
     */
    static void write(int classes, int ordinary, Path folder) throws IOException {
        for (int number = 0; number < classes; number++) {
            String packageName = "p" + number / CLASSES_A_PACKAGE;
            Path file = folder.resolve("org/example").resolve(packageName).resolve(name(number) + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, source(number, ordinary, "org.example." + packageName));
        }
    }

    private static String name(int number) {
        return "Sample" + number;
    }

    private static String source(int number, int ordinary, String packageName) {
        StringBuilder source = new StringBuilder("""
                package @PACKAGE@;

                import dev.whence.Logged;
                import java.util.*;

                @Logged
                final class @NAME@ {
                    private final List<String> names = new ArrayList<>();
                    private long total;
                """);
        for (int i = 0; i < MEMBERS.size(); i++) {
            List<String> versions = MEMBERS.get(i);
            source.append(versions.get((number >> i) % versions.size()));
        }
        for (int i = 0; i < ordinary; i++) {
            source.append(ORDINARY.replace("@N@", String.valueOf(i)));
        }
        return source.append("}\n")
                .toString()
                .replace("@PACKAGE@", packageName)
                .replace("@NAME@", name(number))
                .replace("@LOG@", name(number) + "Log");
    }
}
