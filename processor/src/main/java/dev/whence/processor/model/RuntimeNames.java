package dev.whence.processor.model;

/** The runtime's classes, and the JDK's, as class files name them. */
public final class RuntimeNames {
    public static final String OBJECT = "java/lang/Object";
    public static final String STRING = "java/lang/String";
    public static final String LEVEL = "dev/whence/Level";
    public static final String SITE = "dev/whence/Site";
    public static final String BY_LEVEL = SITE + "$ByLevel";

    private RuntimeNames() {}

    /** The descriptor of a class: {@code Ldev/whence/Site;}. */
    public static String descriptor(String internalName) {
        return "L" + internalName + ";";
    }
}
