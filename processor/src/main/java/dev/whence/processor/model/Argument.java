package dev.whence.processor.model;

/**
 * One argument behind the format.
 *
 * @param text as it stands in the source
 * @param key its name in structured output; empty if it has none
 */
public record Argument(String text, String key) {}
