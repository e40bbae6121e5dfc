package dev.whence.testing;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Assumptions;

/**
 * A JDK 25 on this machine: the one that runs the test, or named by {@code WHENCE_JDK25}, or found in one of the usual
 * install folders.
 */
public final class Jdk25 {
    private static final String VARIABLE = "WHENCE_JDK25";

    private Jdk25() {}

    /** Its home folder; a test that needs it is skipped, aloud, where there is none. */
    public static Path required() {
        Optional<Path> home = find();
        if (home.isEmpty()) {
            System.out.println(
                    "SKIPPED: no JDK 25 on this machine; set " + VARIABLE + " to its home folder to test it");
        }
        Assumptions.assumeTrue(home.isPresent(), "no JDK 25 found; set " + VARIABLE);
        return home.get();
    }

    /** Its home folder. */
    public static Optional<Path> find() {
        if (Runtime.version().feature() == 25) {
            return Optional.of(Path.of(System.getProperty("java.home")));
        }
        String named = System.getenv(VARIABLE);
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        return usualFolders().stream().filter(Jdk25::isJdk25).findFirst();
    }

    private static List<Path> usualFolders() {
        List<Path> homes = new ArrayList<>();
        String user = System.getProperty("user.home");
        for (String parent : List.of(
                "/usr/lib/jvm", "/usr/java", "/opt", "/opt/java", user + "/.sdkman/candidates/java", user + "/.jdks")) {
            addChildren(Path.of(parent), "", homes);
        }
        addChildren(Path.of("/Library/Java/JavaVirtualMachines"), "Contents/Home", homes);
        return homes;
    }

    private static void addChildren(Path parent, String home, List<Path> homes) {
        if (!Files.isDirectory(parent)) {
            return;
        }
        try (DirectoryStream<Path> children = Files.newDirectoryStream(parent)) {
            children.forEach(child -> homes.add(child.resolve(home)));
        } catch (IOException e) {
            System.out.println("looking for a JDK 25: " + e); // a folder that cannot be read has none for us
        }
    }

    /** Every JDK says its version in a file named {@code release}. */
    private static boolean isJdk25(Path home) {
        Path release = home.resolve("release");
        if (!Files.isRegularFile(release) || !Files.isExecutable(home.resolve("bin/javac"))) {
            return false;
        }
        try (var in = Files.newBufferedReader(release)) {
            Properties properties = new Properties();
            properties.load(in);
            String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
            return version.equals("25") || version.startsWith("25.");
        } catch (IOException e) {
            System.out.println("looking for a JDK 25: " + e);
            return false;
        }
    }
}
