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

    /** Those for a day's file. */
    LogDirectory.Choices of(long epochDay) {
        return new OfDay(this, epochDay);
    }

    private record OfDay(LogNames names, long epochDay) implements LogDirectory.Choices {
        @Override
        public String name(int choice) {
            return names.of(epochDay, choice);
        }
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
        StringBuilder safe = new StringBuilder();
        String name = app.strip();
        for (int at = 0; at < name.length() && safe.length() < LONGEST_APP; ) {
            int c = name.codePointAt(at);
            at += Character.charCount(c);
            safe.append(isSafe(c) && !(c == '.' && safe.isEmpty()) ? (char) c : '_');
        }
        return safe.isEmpty() ? "app" : safe.toString();
    }

    private static boolean isSafe(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "._-".indexOf(c) >= 0;
    }
}
