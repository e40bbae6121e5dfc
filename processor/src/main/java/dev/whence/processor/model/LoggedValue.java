package dev.whence.processor.model;

import java.util.List;

/**
 * An argument of a log statement with its type known.
 *
 * @param throwable whether its static type is a Throwable
 * @param effects what happens in it besides computing a value, as far as the tree shows
 */
public record LoggedValue(boolean throwable, List<Effect> effects, Position position) {}
