package dev.whence.processor.weave;

import dev.whence.processor.model.Facade;
import dev.whence.processor.model.LogLevel;

/**
 * What is to be done with the calls in one class file.
 *
 * @param facade the one that serves the class
 * @param least calls below this level are removed
 */
public record Plan(Facade facade, LogLevel least) {}
