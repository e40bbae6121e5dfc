package dev.whence.processor.model;

import java.util.List;

/**
 * One log statement with its types known.
 *
 * @param line that javac records for the call
 * @param spread whether the arguments come as one array, so that nobody knows how many they are
 */
public record LogCall(int line, FormatText format, List<LoggedValue> arguments, boolean spread) {}
