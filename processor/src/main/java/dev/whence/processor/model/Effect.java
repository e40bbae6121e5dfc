package dev.whence.processor.model;

import org.jspecify.annotations.Nullable;

/**
 * A part of an argument that does something or may do so: an assignment, or a call.
 *
 * @param text as it stands in the source
 * @param method the name of the called method, null for an assignment, {@code ++} and {@code --}
 * @param fluent whether the called method returns the type it belongs to, as values do: {@code BigDecimal.add}
 */
public record Effect(String text, @Nullable String method, boolean fluent, Position position) {}
