package dev.whence.sink;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Files in a directory, one for each day: {@code <app>.<yyyy-MM-dd>.<pid>.log}. A day's lines go into that day's file,
 * also when days alternate because a clock was set back. A file that would grow beyond the limit is renamed to
 * {@code .log.1}, {@code .log.2}, … before what would not fit is written; one that somebody removes or renames is begun anew within a second.
 *
 * <p>Only files made by this sink are appended to, nothing is overwritten, no link is followed: a name that is taken
 * gets {@code <pid>-2}, and so on. The directory is made at the first write, and again if it is removed.
 */
public final class FileSink implements Sink {
    private static final long CHECK_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long ROLL_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final String ROLLING = "roll";
    private static final String RECOVERED = ".recovered";

    private final LogDirectory directory;
    private final LogNames names;
    private final long rollSize;
    private final Troubles troubles;
    private final LongSupplier nanoTime;

    /** All days written to so far: one small entry a day. */
    private final Map<Long, DayFile> days = new HashMap<>();

    /** The one that may be open. */
    private @Nullable DayFile current;

    private long lastCheck;

    /** Whether {@link #prepare} has looked a moment ago, so that {@link #write} need not ask the clock again. */
    private boolean justChecked;

    /** Until {@link #rollAgainAt} files grow over the limit, because renaming failed. */
    private boolean rollFailed;

    private long rollAgainAt;

    /**
     * A sink that has touched nothing yet.
     *
     * @param app made {@linkplain #sanitised safe} for a file name
     * @param rollSize in bytes; only a record that is larger on its own makes a larger file
     * @param troubles told when a file cannot be renamed; faults of writing are the caller's to tell
     */
    public FileSink(Path directory, String app, long pid, long rollSize, Troubles troubles) {
        this(directory, app, pid, rollSize, troubles, new NanoTime());
    }

    FileSink(Path directory, String app, long pid, long rollSize, Troubles troubles, LongSupplier nanoTime) {
        this.directory = new LogDirectory(directory);
        this.names = new LogNames(app, pid);
        this.rollSize = rollSize;
        this.troubles = troubles;
        this.nanoTime = nanoTime;
    }

    /**
     * Prepares for the records that a process now dead has left. Those that belong into a file which it began go into
     * {@code <name>.recovered}; but into that file itself if it was the last that it wrote to and nobody else has
     * touched it.
     *
     * @param begun the files that the process began, in that order
     * @param last the one that it stopped writing in; null if that is not known
     * @param length how long that one was
     */
    public void resume(List<Place> begun, @Nullable Place last, long length) {
        for (Place place : begun) {
            String name = place.path().getFileName().toString();
            String base = name.endsWith(RECOVERED) ? name : name + RECOVERED;
            days.put(place.epochDay(), new DayFile(directory, n -> n == 1 ? base : base + "-" + n, place.epochDay()));
        }
        DayFile file = last == null ? null : days.get(last.epochDay());
        if (file != null && last != null) {
            file.resume(last, length);
        }
    }

    /** The name as it stands in file names: ASCII letters, digits, dots, underscores and hyphens; never empty. */
    public static String sanitised(String app) {
        return LogNames.sanitised(app);
    }

    @Override
    public long room(long epochDay, int first) {
        if (rollFailed) {
            return Long.MAX_VALUE;
        }
        DayFile file = current;
        if (file == null || file.epochDay() != epochDay) {
            file = days.get(epochDay);
        }
        long left = rollSize - (file == null ? 0 : file.length());
        return first <= left ? left : rollSize;
    }

    @Override
    public Place prepare(long epochDay, int count) throws WriteFault {
        justChecked = false;
        try {
            DayFile file = open(epochDay);
            boolean waits = rollFailed && nanoTime.getAsLong() - rollAgainAt < 0;
            if (file.length() > 0 && count > rollSize - file.length() && !waits) {
                roll(file);
                file.open();
            }
            justChecked = true;
            return file.place();
        } catch (IOException e) {
            throw fault(e, 0);
        }
    }

    @Override
    public long length() {
        DayFile file = current;
        return file == null ? 0 : file.length();
    }

    @Override
    public void write(long epochDay, byte[] bytes, int from, int to) throws WriteFault {
        if (from == to) {
            return;
        }
        int written = 0;
        try {
            DayFile file = current;
            if (!justChecked || file == null || file.epochDay() != epochDay) {
                file = open(epochDay);
            }
            justChecked = false;
            long before = file.length();
            try {
                file.append(bytes, from, to);
            } finally {
                written = (int) (file.length() - before);
            }
        } catch (IOException e) {
            throw fault(e, written);
        }
    }

    private WriteFault fault(IOException e, int written) {
        String place = e instanceof FileSystemException failure ? failure.getFile() : null;
        return WriteFault.at(place == null ? this : place, e, written);
    }

    /** The day's file, open, and since at most a second ago known to be at its place. */
    private DayFile open(long epochDay) throws IOException {
        DayFile file = current;
        long now = nanoTime.getAsLong();
        if (file == null || file.epochDay() != epochDay) {
            close();
            file = ofDay(epochDay);
            current = file;
            lastCheck = now;
        } else if (now - lastCheck >= CHECK_NANOS) {
            lastCheck = now;
            file.letGoIfGone();
        }
        file.open();
        return file;
    }

    private DayFile ofDay(long epochDay) {
        DayFile file = days.get(epochDay);
        if (file == null) {
            file = new DayFile(directory, names.of(epochDay), epochDay);
            days.put(epochDay, file);
        }
        return file;
    }

    private void roll(DayFile file) {
        try {
            file.roll();
            rollFailed = false;
            troubles.healed(ROLLING);
        } catch (IOException e) {
            rollFailed = true;
            rollAgainAt = nanoTime.getAsLong() + ROLL_AGAIN_NANOS;
            troubles.tell(ROLLING, "cannot roll " + file + ", so it grows on: " + Reasons.of(e));
        }
    }

    @Override
    public void close() throws IOException {
        justChecked = false;
        if (current != null) {
            current.close();
        }
    }

    /** The file being written, or the directory as long as there is none. */
    @Override
    public String toString() {
        return current == null ? directory.toString() : current.toString();
    }
}
