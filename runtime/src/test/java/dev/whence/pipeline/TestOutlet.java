package dev.whence.pipeline;

import dev.whence.layout.RecordText;
import dev.whence.record.RecordView;
import dev.whence.sink.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Keeps the messages that it was handed, and does what a disk may do: hang, refuse, or fail to format. */
final class TestOutlet implements Outlet {
    private final RecordText text = new RecordText();
    private final List<String> accepted = new ArrayList<>();
    private final List<String> written = new ArrayList<>();

    /** Taken by each batch: drained to make the outlet hang, filled to let it go on. */
    final Semaphore mayComplete = new Semaphore(Integer.MAX_VALUE / 2);

    private volatile int count;
    volatile boolean faulty;
    volatile boolean closed;

    /** Thrown where nobody expects it, so that the pass ends, if not null. */
    volatile @Nullable Throwable passTrouble;

    final AtomicInteger passesEnded = new AtomicInteger();

    /** Thrown by each batch, if not null. */
    volatile @Nullable Error completeTrouble;

    /** Runs in the middle of each batch, on the thread that drains. */
    volatile Runnable whileCompleting = () -> {};

    /** Thrown for records whose message begins with {@code bad}. */
    volatile @Nullable Throwable trouble;

    void hang() {
        mayComplete.drainPermits();
    }

    void goOn() {
        mayComplete.drainPermits();
        mayComplete.release(Integer.MAX_VALUE / 2);
    }

    /** How many are written: cheaper than the list. */
    int count() {
        return count;
    }

    List<String> written() {
        synchronized (written) {
            return List.copyOf(written);
        }
    }

    @Override
    public boolean accept(RecordView record, long epochNanos) {
        String message = text.message(record);
        accepted.add(message); // before it fails, as a layout does that has written half a line
        Throwable now = trouble;
        if (message.startsWith("bad") && now != null) {
            throwUnchecked(now);
        }
        return true;
    }

    @Override
    public boolean prepare() {
        return true;
    }

    @Override
    public @Nullable Place place() {
        return null;
    }

    private static void throwUnchecked(Throwable throwable) {
        if (throwable instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) throwable;
    }

    @Override
    public void forgetLast() {
        accepted.remove(accepted.size() - 1);
    }

    @Override
    public void forgetAll() {
        accepted.clear();
    }

    @Override
    public int waiting() {
        Throwable now = passTrouble;
        if (now != null) {
            passesEnded.incrementAndGet();
            TestOutlet.<RuntimeException>throwAny(now);
        }
        return 100 * accepted.size();
    }

    @Override
    public boolean complete() {
        if (accepted.isEmpty()) {
            return !faulty;
        }
        mayComplete.acquireUninterruptibly();
        whileCompleting.run();
        Error error = completeTrouble;
        if (error != null) {
            throw error;
        }
        if (faulty) {
            return false;
        }
        synchronized (written) {
            written.addAll(accepted);
            count = written.size();
        }
        accepted.clear();
        return true;
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void throwAny(Throwable throwable) throws T {
        throw (T) throwable;
    }

    @Override
    public void close() {
        closed = true;
    }
}
