package dev.whence.processor.weave;

import dev.whence.processor.model.CallSite;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the calls in one class file.
 *
 * @param code the new class file
 * @param woven how many calls were woven, each copy of a finally block counted
 * @param stripped how many calls were removed because of their level
 * @param left calls that still go to the facade
 * @param eager calls whose arguments are evaluated even where the level is off or stripped
 */
public record Result(Code code, int woven, int stripped, List<Left> left, List<Eager> eager) {

    /** The bytes of a class file, or none if weaving changed nothing. */
    public static final class Code {
        static final Code UNCHANGED = new Code(null);

        private final byte @Nullable [] bytes;

        Code(byte @Nullable [] bytes) {
            this.bytes = bytes;
        }

        public byte @Nullable [] bytes() {
            return bytes == null ? null : bytes.clone();
        }
    }

    /**
     * Where a call stands in the class file.
     *
     * @param className internal
     * @param method the enclosing method, also from inside a lambda
     * @param line of the call, or 0 if the class file does not tell
     */
    public record Place(String className, String method, int line) {}

    /**
     * @param call the facade's method
     * @param site the log statement, where it is known
     */
    public record Left(
            Place place,
            String call,
            Reason reason,
            @Nullable CallSite site) {}

    /**
     * @param call the facade's method
     * @param site the log statement; null for a stripped one
     */
    public record Eager(Place place, String call, @Nullable CallSite site) {}

    static Result unchanged(List<Left> left) {
        return new Result(Code.UNCHANGED, 0, 0, left, List.of());
    }

    /** The new class file, or null if nothing changed. */
    public byte @Nullable [] bytes() {
        return code.bytes();
    }
}
