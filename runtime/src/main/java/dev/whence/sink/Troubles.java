package dev.whence.sink;

import dev.whence.thread.OwnThreads;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The logger's own troubles, told on standard error: a line each, beginning with {@code whence: }. Written to the file
 * descriptor, since {@code System.err} has a monitor that the program may hold, or may be a stream that logs.
 *
 * <p>A trouble is told once for as long as it lasts: again only when its text changes, or when it comes back after it
 * was {@linkplain #healed healed}. Of each kind at most one line a second is written; how many were held back meanwhile
 * stands at the end of the next. May be called from any thread; never throws.
 *
 * <p>Standard error may be a pipe that nobody reads. No lock is held while a line is written: whoever comes meanwhile
 * leaves his own to the one who writes, so that one thread at most hangs there; and who must not be that one tells
 * {@linkplain #tellAside aside}.
 */
public final class Troubles {
    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int LONGEST = 4000;

    /** Lines that wait for one that hangs; what comes beyond them counts as held back. */
    private static final int MOST_WAITING = 16;

    private final OutputStream out;
    private final LongSupplier nanoTime;
    private final Map<String, Trouble> troubles = new HashMap<>();
    private final Queue<String> waiting = new ArrayDeque<>();

    /** Whether a thread is at work on {@link #waiting}. */
    private boolean writing;

    /** Tells on standard error. */
    public Troubles() {
        this(new FileOutputStream(FileDescriptor.err), new NanoTime());
    }

    /** For tests. */
    public Troubles(OutputStream out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
    }

    /** The state of one kind. */
    private static final class Trouble {
        /** The text of the trouble that lasts, or null while there is none. */
        private @Nullable String text;

        private boolean told;
        private int heldBack;
        private long lastLine;
        private boolean anyLine;
    }

    /**
     * Tells a trouble.
     *
     * @param kind one of a few constants; what repeats under it counts as the same trouble
     * @param text a sentence with the system's reason; control characters are escaped
     */
    public void tell(String kind, String text) {
        if (isToBeWritten(kind, text)) {
            writeWaiting();
        }
    }

    /** As {@link #tell(String, String)}, with {@code cause} behind the text; silent where the JVM is at its end. */
    public void tell(String kind, String text, Throwable cause) {
        try {
            tell(kind, text + cause);
        } catch (VirtualMachineError | LinkageError e) {
            // It must not reach the program that logs. What lasts is told by a later retry.
        }
    }

    /**
     * As {@link #tell(String, String)}, on a thread of its own: for threads of the program's, and for its end, where standard error may
     * hang together with the log.
     *
     * @param patienceMillis how long to wait for the line to be written; 0 not to wait
     */
    public void tellAside(String kind, String text, long patienceMillis) {
        Thread teller = OwnThreads.daemon("whence-trouble", () -> tell(kind, text));
        try {
            teller.start();
            if (patienceMillis > 0) {
                teller.join(patienceMillis);
            }
        } catch (OutOfMemoryError noThread) {
            tell(kind, text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the program's flag: it gets it back
        }
    }

    /** Decides, and queues the line if so. True if nobody is there yet to write what is queued. */
    private synchronized boolean isToBeWritten(String kind, String text) {
        Trouble trouble = troubles.computeIfAbsent(kind, k -> new Trouble());
        boolean lasts = text.equals(trouble.text);
        if (lasts && trouble.told) {
            return false;
        }
        trouble.text = text;
        long now = nanoTime.getAsLong();
        boolean due = !trouble.anyLine || now - trouble.lastLine >= INTERVAL_NANOS;
        trouble.told = due && waiting.size() < MOST_WAITING;
        if (!trouble.told) {
            // A trouble that waits is asked for by every retry; only its first time is one more.
            trouble.heldBack += lasts ? 0 : 1;
            return false;
        }
        // The one that is told now may itself be among those that waited.
        int more = lasts ? trouble.heldBack - 1 : trouble.heldBack;
        trouble.heldBack = 0;
        trouble.lastLine = now;
        trouble.anyLine = true;
        waiting.add(more == 0 ? text : text + " (and " + more + (more == 1 ? " more time)" : " more times)"));
        boolean first = !writing;
        writing = true;
        return first;
    }

    private void writeWaiting() {
        boolean ended = false;
        try {
            for (String text = nextWaiting(); text != null; text = nextWaiting()) {
                write(text);
            }
            ended = true;
        } finally {
            if (!ended) {
                stopWriting(); // an Error: the next trouble takes the rest along
            }
        }
    }

    private synchronized @Nullable String nextWaiting() {
        String next = waiting.poll();
        writing = next != null;
        return next;
    }

    private synchronized void stopWriting() {
        writing = false;
    }

    /** Notes that the trouble of this kind is over, so that it is told when it comes back. */
    public synchronized void healed(String kind) {
        Trouble trouble = troubles.get(kind);
        if (trouble != null) {
            trouble.text = null;
        }
    }

    /** Whether anything was told. */
    public synchronized boolean anyTold() {
        return troubles.values().stream().anyMatch(trouble -> trouble.anyLine);
    }

    private void write(String text) {
        byte[] line = ("whence: " + printable(text) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            out.write(line);
        } catch (IOException e) {
            // Standard error is closed: there is nobody left to tell, and the program that logs must not suffer.
        }
    }

    /** One line, whatever a path or an exception's text contains. */
    private static String printable(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().limit(LONGEST).forEach(c -> {
            if (c == '\n') {
                line.append("\\n");
            } else if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
                line.append(String.format("\\u%04x", c));
            } else {
                line.appendCodePoint(c);
            }
        });
        return text.codePointCount(0, text.length()) > LONGEST ? line + "…" : line.toString();
    }
}
