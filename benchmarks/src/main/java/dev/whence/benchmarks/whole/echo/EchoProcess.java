package dev.whence.benchmarks.whole.echo;

import dev.whence.benchmarks.fork.ForkedJvm;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Our end of an {@link EchoProgram}: it stays for all rounds, so that it is warm, and rests while others have their turn. */
final class EchoProcess implements AutoCloseable {
    private final Process process;
    private final BufferedWriter loads;
    private final BufferedReader counts;

    /** Starts it; it is ended by force after {@code limit}, so that no answer is waited for without end. */
    EchoProcess(List<String> options, Duration limit) throws IOException {
        process = ForkedJvm.of(EchoProgram.class)
                .withOptions(options)
                .builder()
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        loads = process.outputWriter(StandardCharsets.US_ASCII);
        counts = process.inputReader(StandardCharsets.US_ASCII);
        CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS)
                .execute(process::destroyForcibly);
    }

    EchoCount count(EchoLoad load) throws IOException {
        loads.write(load.words());
        loads.newLine();
        loads.flush();
        return EchoCount.parse(answer());
    }

    /** Lets it end by itself, so that all is in its log, and answers how many messages it has echoed. */
    long end() throws IOException, InterruptedException {
        loads.close();
        long messages = Long.parseLong(answer());
        int status = process.waitFor();
        if (status != 0) {
            throw new IOException("the echo server ended with status " + status);
        }
        return messages;
    }

    private String answer() throws IOException {
        String answer = counts.readLine();
        if (answer == null) {
            throw new IOException("the echo server has ended without an answer, or not in time");
        }
        return answer;
    }

    /** Ends it by force if it is still there, and waits until it is gone. */
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
