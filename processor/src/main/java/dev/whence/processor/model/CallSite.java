package dev.whence.processor.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One log statement as the source shows it.
 *
 * @param number from 1 in its facade, in source order
 * @param className the binary name of the class it stands in
 * @param method the enclosing method, also from inside a lambda; {@code <init>} or {@code <clinit>}
 * @param signature the enclosing method as a reader knows it: {@code accepted(int, SocketAddress)}
 * @param level null for {@code log(level, …)} with a level that is not a constant of the enum
 * @param format null if the source alone does not tell: not constant, or a constant of another file
 */
public record CallSite(
        int number,
        String className,
        String method,
        String signature,
        Lines lines,
        @Nullable LogLevel level,
        @Nullable String format,
        List<Argument> arguments) {

    /** A call in a method whose parameters do not matter: they are only shown to readers of the generated class. */
    public CallSite(
            int number,
            String className,
            String method,
            Lines lines,
            @Nullable LogLevel level,
            @Nullable String format,
            List<Argument> arguments) {
        this(number, className, method, method, lines, level, format, arguments);
    }
}
