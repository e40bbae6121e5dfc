package dev.whence.processor.model;

import org.jspecify.annotations.Nullable;

/**
 * The class a facade is used in.
 *
 * @param facade the qualified name of the facade that serves it, null if no class around it is annotated
 * @param topLevel the simple name of its top-level class
 */
public record Caller(@Nullable String facade, String topLevel) {}
