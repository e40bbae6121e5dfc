package dev.whence.examples.echo.demo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Kills a {@link Doomed} process in the middle of its work, and counts what is in its log after a recovery. */
final class Killing {
    private static final Duration LONGEST_START = Duration.ofSeconds(20);
    private static final long WORK_MILLIS = 300;
    private static final long LONGEST_TOOL_SECONDS = 30;
    private static final String TOOL = "dev.whence.tool.Main";

    private final Path directory;

    Killing(Path directory) {
        this.directory = directory;
    }

    /**
     * What became of the records.
     *
     * @param returned calls that had returned when the process was killed
     * @param lines in the log before the recovery
     * @param rings what the tool {@code rings} said of the ring file
     * @param recovery what the tool {@code recover} said
     * @param missing records whose call had returned, and that have no line
     * @param twice lines too many
     */
    record Result(long returned, long lines, List<String> rings, List<String> recovery, long missing, long twice) {
        boolean isComplete() {
            return missing == 0 && twice == 0 && returned > 0;
        }
    }

    Result run() throws IOException, InterruptedException {
        new LogDirectory(directory).prepare();
        Path counts = Files.createTempFile("doomed", ".counts");
        try {
            ByteBuffer returned = Doomed.map(counts);
            Process doomed = start(Mode.ASYNC.options(directory), Doomed.class.getName(), counts.toString());
            try {
                awaitLines();
                Thread.sleep(WORK_MILLIS);
            } finally {
                doomed.destroyForcibly(); // SIGKILL
            }
            doomed.waitFor();
            long before = new Numbers(new LogDirectory(directory)).lines();
            List<String> rings = tool("rings");
            List<String> recovery = tool("recover");
            return result(returned, before, rings, recovery);
        } finally {
            Files.delete(counts);
        }
    }

    /** Until it is at work, with lines in its log. */
    private void awaitLines() throws IOException, InterruptedException {
        Deadline deadline = Deadline.in(LONGEST_START);
        while (new LogDirectory(directory).files().isEmpty()) {
            if (deadline.nanosLeft() <= 0) {
                throw new IOException("the process that is to be killed does not log");
            }
            Thread.sleep(1);
        }
    }

    private Result result(ByteBuffer returned, long before, List<String> rings, List<String> recovery)
            throws IOException {
        Numbers numbers = new Numbers(new LogDirectory(directory));
        long calls = 0;
        long missing = 0;
        for (int thread = 0; thread < Doomed.THREADS; thread++) {
            long mustBeThere = Doomed.returned(returned, thread);
            calls += mustBeThere;
            missing += numbers.missing(thread, mustBeThere);
        }
        return new Result(calls, before, rings, recovery, missing, numbers.twice());
    }

    private static Process start(List<String> options, String main, String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path")));
        command.addAll(options);
        command.add(main);
        command.addAll(Arrays.asList(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(key -> key.startsWith("WHENCE_"));
        return builder.start();
    }

    private List<String> tool(String command) throws IOException, InterruptedException {
        Process tool = start(List.of(), TOOL, command, directory.toString());
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!tool.waitFor(LONGEST_TOOL_SECONDS, TimeUnit.SECONDS) || tool.exitValue() != 0) {
            tool.destroyForcibly();
            throw new IOException(command + " failed: " + said);
        }
        return said.lines().toList();
    }
}
