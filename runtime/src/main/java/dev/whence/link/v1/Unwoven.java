package dev.whence.link.v1;

import dev.whence.Level;
import org.jspecify.annotations.Nullable;

/**
 * What the methods of a generated facade do for calls that were not woven: level first, then a walk up the stack to the
 * first frame of the annotated class. Slower than a woven call, and right.
 */
public final class Unwoven {
    private final String logger;

    private Unwoven(String logger) {
        this.logger = logger;
    }

    /** @param logger the binary name of the annotated class; frames of it and of what is nested in it are its calls */
    public static Unwoven of(String logger) {
        return new Unwoven(logger);
    }

    /** Whether any call at this level may be logged; a null level counts as INFO. */
    public boolean isEnabled(@Nullable Level level) {
        return !logger.isEmpty();
    }

    public void log(@Nullable Level level, @Nullable String format) {}

    public void log(@Nullable Level level, @Nullable String format, @Nullable Object argument) {}

    public void log(@Nullable Level level, @Nullable String format, @Nullable Object first, @Nullable Object second) {}

    /** @param arguments null counts as one null argument */
    public void log(@Nullable Level level, @Nullable String format, @Nullable Object @Nullable [] arguments) {}
}
