package dev.whence.processor.model;

/**
 * Where a call stands, in lines from 1.
 *
 * @param first of the whole expression
 * @param call of the method's name, which is the line that javac records and stack traces show
 * @param last of the whole expression
 */
public record Lines(int first, int call, int last) {}
