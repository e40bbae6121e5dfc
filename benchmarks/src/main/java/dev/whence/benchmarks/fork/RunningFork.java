package dev.whence.benchmarks.fork;

import dev.whence.benchmarks.figure.Figure;
import dev.whence.benchmarks.figure.MissingPeerException;
import dev.whence.benchmarks.figure.Question;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A fork at work. What it prints beside its answers is passed on; {@link #close} ends it, and nothing else. */
public final class RunningFork implements AutoCloseable {
    private static final int LINES_TO_TELL = 20;

    private final String name;
    private final Process process;
    private final long deadline;
    private final List<String[]> answers = new ArrayList<>();
    private final Deque<String> lastErrors = new ArrayDeque<>();
    private final List<Thread> readers;

    /** @param deadline by {@link System#nanoTime}, when it is ended by force */
    RunningFork(String name, Process process, long deadline) {
        this.name = name;
        this.process = process;
        this.deadline = deadline;
        this.readers = List.of(
                reader("output", process.getInputStream(), this::hear),
                reader("errors", process.getErrorStream(), this::complain));
        readers.forEach(Thread::start);
    }

    public long pid() {
        return process.pid();
    }

    /** Whoever writes to it must flush; closing its input tells it that no more comes. */
    public Process process() {
        return process;
    }

    /** Waits for its end, and answers what it has said. See {@link ForkedJvm#figures}. */
    public List<Figure> figures(Question question, String subject, int fork)
            throws IOException, InterruptedException, MissingPeerException {
        if (!process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            close();
            throw new IOException(name + " has not ended in time" + told());
        }
        for (Thread reader : readers) {
            reader.join();
        }
        for (String[] answer : answers) {
            if (answer[0].equals(Answer.MISSING)) {
                throw new MissingPeerException(answer[1]);
            }
        }
        if (process.exitValue() != 0) {
            throw new IOException(name + " ended with status " + process.exitValue() + told());
        }
        if (answers.isEmpty()) {
            throw new IOException(name + " has ended without a figure" + told());
        }
        return answers.stream()
                .map(a -> new Figure(question, subject, a[1], a[2], a[3], fork, Double.parseDouble(a[4])))
                .toList();
    }

    /** Ends it by force if it is still there, and waits until it is gone. */
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private void hear(String line) {
        if (Answer.isMarked(line)) {
            answers.add(Answer.fields(line));
        } else {
            System.out.println(line);
        }
    }

    private void complain(String line) {
        System.err.println(line);
        synchronized (lastErrors) {
            lastErrors.add(line);
            if (lastErrors.size() > LINES_TO_TELL) {
                lastErrors.remove();
            }
        }
    }

    /** The last of its complaints, for a message. */
    private String told() {
        synchronized (lastErrors) {
            return lastErrors.isEmpty() ? "" : ":\n" + String.join("\n", lastErrors);
        }
    }

    private Thread reader(String what, InputStream stream, Consumer<String> taker) {
        Runnable reading = () -> {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                lines.lines().forEach(taker);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        Thread thread = new Thread(reading, what + " of " + name);
        thread.setDaemon(true);
        return thread;
    }
}
