package dev.whence.integration;

import dev.whence.testing.Jdk25;
import java.nio.file.Path;
import java.util.Optional;

/** Prints the home folder of a JDK 25 other than the one that builds, for the project's own build. */
final class FindJdk25 {
    private FindJdk25() {}

    /** Prints nothing on standard output if there is none, or if it is the one that builds. */
    public static void main(String[] arguments) {
        if (Runtime.version().feature() == 25) {
            System.err.println("the projects are built on JDK 25 as it is");
            return;
        }
        Optional<Path> home = Jdk25.find();
        home.ifPresent(System.out::print);
        if (home.isEmpty()) {
            System.err.println("SKIPPED: no JDK 25 on this machine builds the projects; set WHENCE_JDK25 to its home");
        }
    }
}
