package dev.whence.sink;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A file system of a few pages, to fill up; needs the right to mount one, and skips the test aloud without it. */
public final class SmallDisk implements AutoCloseable {
    private final Path at;

    private SmallDisk(Path at) {
        this.at = at;
    }

    /** @param options of the mount, such as {@code size=64k} */
    public static SmallDisk mount(Path at, String options) throws IOException {
        boolean mounted = run("mount", "-t", "tmpfs", "-o", options, "whence-test", at.toString());
        if (!mounted) {
            System.out.println("SKIPPED, no right to mount a small disk: " + at);
        }
        assumeTrue(mounted, "no right to mount a small disk");
        return new SmallDisk(at);
    }

    public Path root() {
        return at;
    }

    public void remount(String options) throws IOException {
        if (!run("mount", "-o", "remount," + options, at.toString())) {
            throw new IOException("cannot remount " + at);
        }
    }

    private static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // no such program here
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (!run("umount", "--lazy", at.toString())) {
            throw new IOException("cannot unmount " + at);
        }
    }
}
