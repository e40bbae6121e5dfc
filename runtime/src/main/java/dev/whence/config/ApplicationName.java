package dev.whence.config;

import dev.whence.sink.FileSink;
import java.util.Properties;

/** What to call a program that nobody has named: by its main class's simple name, or by its jar. */
final class ApplicationName {
    /** The launcher's own record of its command; not standard, and absent in programs that embed a JVM. */
    private static final String COMMAND = "sun.java.command";

    private static final String MODULE_MAIN = "jdk.module.main.class";
    private static final String CLASS_PATH = "java.class.path";
    private static final String JAR = ".jar";

    private ApplicationName() {}

    static String of(Properties properties) {
        String command = properties.getProperty(COMMAND, "").strip();
        String jar = properties.getProperty(CLASS_PATH, "");
        // With -jar the class path is the jar alone. Only so can its end be told from its arguments, if it has spaces.
        if (jar.endsWith(JAR) && command.startsWith(jar)) {
            return ofFile(jar);
        }
        int space = command.indexOf(' ');
        String first = space < 0 ? command : command.substring(0, space);
        if (first.endsWith(JAR)) {
            return ofFile(first);
        }
        if (isMainClass(first)) {
            return ofClass(first);
        }
        String moduleMain = properties.getProperty(MODULE_MAIN, "");
        return moduleMain.isBlank() ? "java" : ofClass(moduleMain);
    }

    /** A class, with its module in front if there is one. */
    private static boolean isMainClass(String word) {
        int slash = word.indexOf('/');
        return isName(word.substring(slash + 1)) && (slash < 0 || isName(word.substring(0, slash)));
    }

    private static boolean isName(String word) {
        for (int i = 0; i < word.length(); i += Character.charCount(word.codePointAt(i))) {
            int c = word.codePointAt(i);
            if (c != '.' && !Character.isJavaIdentifierPart(c)) {
                return false;
            }
        }
        return !word.isEmpty();
    }

    private static String ofClass(String name) {
        return FileSink.sanitised(name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1));
    }

    private static String ofFile(String jar) {
        int slash = Math.max(jar.lastIndexOf('/'), jar.lastIndexOf('\\'));
        return FileSink.sanitised(jar.substring(slash + 1, jar.length() - JAR.length()));
    }
}
