package dev.whence.sink;

import java.time.LocalDate;

/**
 * The names of one process's log files: {@code <app>.<yyyy-MM-dd>.<pid>.log}.
 *
 * @param app safe in a file name, see {@link #sanitised}
 */
record LogNames(String app, long pid) {
    /** Leaves room in the 255 bytes that file systems grant for date, process id and numbers. */
    private static final int LONGEST_APP = 100;

    LogNames {
        app = sanitised(app);
    }

    /**
     * The name for a day's file.
     *
     * @param choice 1 for the plain name, 2 for {@code <pid>-2} where the plain one is taken, and so on
     */
    String of(long epochDay, int choice) {
        String suffix = choice == 1 ? "" : "-" + choice;
        return app + "." + LocalDate.ofEpochDay(epochDay) + "." + pid + suffix + ".log";
    }

    /** ASCII alone, since in a POSIX locale Java cannot name other files; no dot in front, which would hide the file. */
    static String sanitised(String app) {
        String safe = app.strip().replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^\\.", "_");
        return safe.isEmpty() ? "app" : safe.substring(0, Math.min(safe.length(), LONGEST_APP));
    }
}
