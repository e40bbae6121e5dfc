package dev.whence.config;

import dev.whence.layout.TextLayout;
import dev.whence.ringfile.OwnProcess;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.util.zip.CRC32C;

/**
 * Does what the first line needs of the JDK once before, and leaves nothing behind: what the JDK loads and makes for that
 * takes longer than all classes of ours.
 */
final class Rehearsal implements Runnable {
    /** Of which nothing can be mapped, to the same end. */
    private static final String EMPTY = "/dev/null";

    @Override
    public void run() {
        mapAFile();
        new CRC32C(); // makes its tables
        formatATime();
    }

    /** As the ring file is mapped. */
    private static void mapAFile() {
        try (FileChannel channel =
                FileChannel.open(Path.of(EMPTY), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.map(FileChannel.MapMode.READ_WRITE, 0, 0);
        } catch (IOException | RuntimeException | LinkageError e) {
            // On other systems there is no such file; and what is wrong comes again where it is needed, and is told
            // there.
        }
    }

    private static void formatATime() {
        try {
            new TextLayout(TextLayout.DEFAULT_PATTERN, ZoneId.systemDefault(), OwnProcess.pid());
        } catch (RuntimeException | LinkageError e) {
            // It comes again where it is needed, and is told there.
        }
    }
}
