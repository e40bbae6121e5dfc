package dev.whence.config;

import dev.whence.Level;
import dev.whence.sink.FileSink;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The texts that settings may have. Classes and no lambdas, of which a program's start would pay each. */
final class Values {
    static final Parser<Level> LEVEL = new Choice<>(List.of(Level.values()), false);

    private Values() {}

    /** Reads the text of one setting. */
    interface Parser<T> {
        /** @throws IllegalArgumentException whose message completes "expected …" */
        T parse(String text);
    }

    /** An empty text is standard output, so that a directory set further in can be taken back. */
    static final class Directory implements Parser<Optional<Path>> {
        @Override
        public Optional<Path> parse(String text) {
            try {
                return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text.strip()));
            } catch (InvalidPathException e) {
                throw new IllegalArgumentException("a directory, and not " + e.getReason(), e);
            }
        }
    }

    /** The name of an application, made safe for files. */
    static final class App implements Parser<String> {
        @Override
        public String parse(String text) {
            if (text.isBlank()) {
                throw new IllegalArgumentException("a name");
            }
            return FileSink.sanitised(text);
        }
    }

    /** A time zone. */
    static final class Zone implements Parser<ZoneId> {
        @Override
        public ZoneId parse(String text) {
            try {
                return ZoneId.of(text.strip());
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("a time zone, such as UTC, Europe/Berlin or +02:00", e);
            }
        }
    }

    /** As quantities are read: without space around it, in lower case. */
    static String normalised(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** How many ASCII digits a text begins with; 0 if they are more than {@code most}. */
    static int digits(String text, int most) {
        int count = 0;
        while (count < text.length() && text.charAt(count) >= '0' && text.charAt(count) <= '9') {
            count++;
        }
        return count <= most ? count : 0;
    }
}
