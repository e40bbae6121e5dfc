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
     * @param left calls that still go to the facade
     * @param eager the lines of calls whose arguments are evaluated even while the level is off
     */
    record Outcome(@Nullable Code code, List<Left> left, List<Integer> eager) {}

    /** The bytes of a class file. */
    @FunctionalInterface
    interface Code {
        byte[] bytes();
    }

    /**
     * A call that is not woven.
     *
     * @param line 0 if the class file does not tell
     * @param reason continues "the call is not woven: "
     */
    record Left(int line, String reason) {}
}
