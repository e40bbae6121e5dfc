package dev.whence.ringfile;

import dev.whence.thread.OwnThreads;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs what touches a FileChannel on a thread of ours: where an interrupted thread uses a channel it is closed, and a
 * lock that it held is gone.
 */
final class OwnThread {
    private OwnThread() {}

    /** Waits for the result, whatever becomes of the caller's interrupt flag. */
    static <T> T call(Callable<T> work) throws IOException {
        FutureTask<T> done = new FutureTask<>(work);
        Thread thread = OwnThreads.daemon("whence-files", done);
        try {
            thread.start();
        } catch (OutOfMemoryError noThread) {
            throw new IOException("no thread can be started: " + noThread.getMessage(), noThread);
        }
        return await(done);
    }

    private static <T> T await(FutureTask<T> done) throws IOException {
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
