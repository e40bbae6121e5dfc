package dev.whence.processor.model;

import org.jspecify.annotations.Nullable;

/**
 * One place where a facade is used, as the compiler resolved it.
 *
 * @param facade the facade's qualified name
 * @param reference whether it is a method reference, {@code EchoServerLog::info}
 * @param position of the method's name
 * @param suppressed whether an enclosing declaration suppresses warnings about it
 * @param call the log statement, null for a reference and for a question such as {@code isInfoEnabled()}
 */
public record FacadeUse(
        String facade,
        boolean reference,
        Caller caller,
        Position position,
        boolean suppressed,
        @Nullable LogCall call) {}
