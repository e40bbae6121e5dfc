package dev.whence.processor;

import dev.whence.processor.model.Facade;
import dev.whence.processor.model.LogLevel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rewrites the calls in one class file; the third step only reads, writes and tells. */
@FunctionalInterface
interface ClassWeaver {

    /** @param least calls below this level are removed */
    Outcome weave(byte[] classFile, Facade facade, LogLevel least);

    /**
     * What became of a class file.
     *
     * @param code null if it stays as it is
     * @param left calls that still go to the facade, as far as the source does not show why
     * @param eager calls whose arguments are evaluated even while the level is off
     */
    record Outcome(@Nullable Code code, List<Left> left, List<Place> eager) {}

    /** The bytes of a class file. */
    @FunctionalInterface
    interface Code {
        byte[] bytes();
    }

    /**
     * Which call of the class is meant.
     *
     * @param line 0 if the class file does not tell
     * @param format null if it is not known
     */
    record Place(int line, @Nullable String format) {}

    /**
     * A call that is not woven.
     *
     * @param reason continues "the call is not woven: "
     */
    record Left(Place place, String reason) {}
}
