package dev.whence.benchmarks.whole.start;

import dev.whence.benchmarks.fork.ForkedJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One start of a program that prints {@code System.nanoTime()} in its last line when it is there. */
final class Start {
    private static final int LIMIT_SECONDS = 60;
    private static final double NANOS_A_MILLI = 1e6;

    /** A program that shall start quickly does not touch its whole heap first. */
    private static final List<String> OPTIONS = List.of("-XX:-AlwaysPreTouch", "-Xms8m");

    private Start() {}

    /** From before its process until its answer's time. */
    static double millis(String classPath, List<String> options, String mainClass, String... arguments)
            throws IOException, InterruptedException {
        ForkedJvm jvm = ForkedJvm.of(Start.class, arguments)
                .withMainClass(mainClass)
                .withClassPath(classPath)
                .withOptions(OPTIONS)
                .withOptions(options);
        ProcessBuilder builder = jvm.builder().redirectError(ProcessBuilder.Redirect.INHERIT);
        long start = System.nanoTime();
        Process process = builder.start();
        CompletableFuture<Void> limit = CompletableFuture.runAsync(
                process::destroyForcibly, CompletableFuture.delayedExecutor(LIMIT_SECONDS, TimeUnit.SECONDS));
        try (BufferedReader output = process.inputReader(StandardCharsets.US_ASCII)) {
            String answer = output.lines().reduce((earlier, later) -> later).orElse("nothing");
            int status = process.waitFor();
            if (status != 0) {
                throw new IOException(mainClass + " ended with status " + status + ", and said " + answer);
            }
            return (Long.parseLong(answer) - start) / NANOS_A_MILLI;
        } finally {
            limit.cancel(false);
            process.destroyForcibly();
        }
    }
}
