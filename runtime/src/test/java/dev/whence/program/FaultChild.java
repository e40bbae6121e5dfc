package dev.whence.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.testing.ModuleOnJdk25;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A {@link FaultProgram} under way: it is told what to do and asked how it went, while the test makes faults. */
final class FaultChild implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final Path answers;
    private final Path errors;
    private final Process process;
    private int asked;

    /** The accounts, and how long they took to be read. */
    record Accounts(long offered, long written, long dropped, long pending, long millis) {}

    private FaultChild(Process process, Path answers, Path errors) {
        this.process = process;
        this.answers = answers;
        this.errors = errors;
    }

    /**
     * Starts it.
     *
     * @param script of a shell, in which {@code "$@"} is the program; standard output is this pipe, which nobody reads
     * @param work a directory for answers and errors
     */
    static FaultChild start(String script, Path work, List<String> settings) throws IOException {
        Path answers = work.resolve("answers");
        Path errors = work.resolve("errors");
        Files.writeString(answers, "");
        Files.setPosixFilePermissions(answers, PosixFilePermissions.fromString("rw-rw-rw-")); // whoever it will be
        Files.writeString(errors, "");
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", script, "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m"));
        command.addAll(settings);
        command.addAll(List.of("-cp", ModuleOnJdk25.classPath(), FaultProgram.class.getName(), answers.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("WHENCE_") || name.equals("JAVA_TOOL_OPTIONS"));
        return new FaultChild(builder.start(), answers, errors);
    }

    /** Has it do something, and waits for the answer. */
    String ask(String command) throws IOException {
        tell(command);
        int expected = asked;
        await("an answer to " + command, () -> lines(answers).size() >= expected);
        return lines(answers).get(expected - 1);
    }

    /** Has it do something that may hang; the next answer is to this. */
    void tell(String command) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write((command + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
        asked++;
    }

    /** Whether everything that it was told is done. */
    boolean isDone() {
        return lines(answers).size() == asked;
    }

    long number(String command) throws IOException {
        return Long.parseLong(ask(command));
    }

    /** In each answer the sums must be right. */
    Accounts accounts() throws IOException {
        String[] words = ask("stats").split(" ");
        Accounts accounts = new Accounts(
                Long.parseLong(words[0]),
                Long.parseLong(words[1]),
                Long.parseLong(words[2]),
                Long.parseLong(words[3]),
                Long.parseLong(words[4]));
        assertThat(accounts.offered())
                .as("%s", accounts)
                .isEqualTo(accounts.written() + accounts.dropped() + accounts.pending());
        assertThat(accounts.pending()).isNotNegative();
        return accounts;
    }

    /** Waits until nothing is in memory, though nobody logs. */
    Accounts awaitWritten() throws IOException {
        Accounts[] last = new Accounts[1];
        await("writing to resume by itself", () -> {
            try {
                last[0] = accounts();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return last[0].pending() == 0;
        });
        return last[0];
    }

    /** Processor time that it takes in a second in which it logs nothing. */
    long idleMillis() {
        long before = cpuMillis();
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        return cpuMillis() - before;
    }

    private long cpuMillis() {
        return process.info().totalCpuDuration().orElseThrow().toMillis();
    }

    /** The lines on standard error so far. */
    List<String> told() {
        return lines(errors);
    }

    /** The lines on standard error with this text. */
    List<String> told(String text) {
        return told().stream().filter(line -> line.contains(text)).toList();
    }

    void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    Process process() {
        return process;
    }

    /** Ends it, and returns its exit value. */
    int end() throws IOException, InterruptedException {
        tell("end");
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("an end; told so far: %s", told())
                .isTrue();
        return process.exitValue();
    }

    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError(PATIENCE_SECONDS + " s have passed without " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private static List<String> lines(Path file) {
        try {
            String text = Files.readString(file);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
