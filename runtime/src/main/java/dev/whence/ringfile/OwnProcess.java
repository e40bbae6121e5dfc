package dev.whence.ringfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the system calls this process. */
public final class OwnProcess {
    private static final Path SELF = Path.of("/proc/self");

    private OwnProcess() {}

    /** The process id. By Linux's own answer: ProcessHandle makes ready for child processes first, which takes milliseconds. */
    public static long pid() {
        try {
            return Long.parseLong(Files.readSymbolicLink(SELF).toString());
        } catch (IOException | NumberFormatException | UnsupportedOperationException elsewhere) {
            return ProcessHandle.current().pid();
        }
    }
}
