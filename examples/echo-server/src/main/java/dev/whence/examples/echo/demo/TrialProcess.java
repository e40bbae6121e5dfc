package dev.whence.examples.echo.demo;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The demo's end of a {@link Trial}: starts it, gives commands, waits for answers until a deadline, and ends it. */
final class TrialProcess implements AutoCloseable {
    private static final String NO_MORE = "";

    private final Process process;
    private final BufferedWriter commands;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final String name;
    private final Deadline deadline;

    private TrialProcess(Process process, String name, Deadline deadline) {
        this.process = process;
        this.name = name;
        this.deadline = deadline;
        this.commands =
                new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII));
    }

    /** Starts a trial that logs by {@code mode} into {@code logs}. */
    static TrialProcess start(Mode mode, Path logs, Deadline deadline) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path")));
        command.addAll(mode.options(logs));
        command.add(Trial.class.getName());
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        // Settings of the user's own would make it another comparison than the table says.
        builder.environment().keySet().removeIf(key -> key.startsWith("WHENCE_"));
        TrialProcess trial = new TrialProcess(builder.start(), mode.label(), deadline);
        Thread reader = new Thread(trial::readAnswers, "answers-" + trial.name);
        reader.setDaemon(true);
        reader.start();
        return trial;
    }

    /** Waits until it can be given commands. */
    void awaitReady() throws IOException, InterruptedException {
        String answer = answer();
        if (!answer.equals(Protocol.READY)) {
            throw new IOException("the trial " + name + " says " + answer);
        }
    }

    /** Puts its server under load. */
    LoadResult measure(Load load) throws IOException, InterruptedException {
        commands.write(Protocol.command(load));
        commands.newLine();
        commands.flush();
        return Protocol.result(answer());
    }

    /** Lets it end by itself, so that all it has logged is written, and answers how many messages it has served. */
    long end() throws IOException, InterruptedException {
        commands.close();
        long messages = Long.parseLong(answer());
        if (!process.waitFor(deadline.nanosLeft(), TimeUnit.NANOSECONDS)) {
            throw new IOException("the trial " + name + " does not end");
        }
        if (process.exitValue() != 0) {
            throw new IOException("the trial " + name + " ended with status " + process.exitValue());
        }
        return messages;
    }

    /** Ends it by force if it is still there. */
    @Override
    public void close() {
        process.destroyForcibly();
    }

    private String answer() throws IOException, InterruptedException {
        String answer = answers.poll(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
        if (answer == null) {
            throw new IOException("the time is over, and the trial " + name + " has not answered");
        }
        if (answer.equals(NO_MORE)) {
            throw new IOException("the trial " + name + " has ended without an answer");
        }
        return answer;
    }

    private void readAnswers() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (Protocol.isMarked(line)) {
                    answers.add(Protocol.unmark(line));
                } else {
                    System.out.println(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // shown by the thread; the demo hears that no more comes
        } finally {
            answers.add(NO_MORE);
        }
    }
}
