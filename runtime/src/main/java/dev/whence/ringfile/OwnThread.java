package dev.whence.ringfile;

import dev.whence.thread.OwnThreads;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Runs what touches a FileChannel on a thread of ours: where an interrupted thread uses a channel it is closed, and a
 * lock that it held is gone.
 */
final class OwnThread {
    private OwnThread() {}

    /** Waits for the result, whatever becomes of the caller's interrupt flag. */
    static <T> T call(Callable<T> work) throws IOException {
        CompletableFuture<T> done = new CompletableFuture<>();
        Thread thread = OwnThreads.daemon("whence-files", () -> complete(done, work));
        try {
            thread.start();
        } catch (OutOfMemoryError noThread) {
            throw new IOException("no thread can be started: " + noThread.getMessage(), noThread);
        }
        return await(done);
    }

    private static <T> void complete(CompletableFuture<T> done, Callable<T> work) {
        try {
            done.complete(work.call());
        } catch (Exception | Error e) {
            done.completeExceptionally(e);
        }
    }

    private static <T> T await(CompletableFuture<T> done) throws IOException {
        boolean interrupted = false;
        try {
            for (; ; ) {
                try {
                    return done.get();
                } catch (InterruptedException e) {
                    interrupted = true; // the program's flag: it gets it back
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IOException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
