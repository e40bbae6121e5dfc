package dev.whence.processor.model;

/** How a message weighs in a build. */
public enum Severity {
    ERROR,
    WARNING,
    NOTE
}
