package dev.whence.benchmarks.figure;

/**
 * One measured value of one fork: a row of the table of results.
 *
 * @param subject what was measured: the id of a variant of a peer, or of a floor such as a bare clock read
 * @param setting what else was set, by the question: a message, a number of threads, a rate; empty if nothing
 * @param metric what the value is: {@code p50}, {@code rate}, {@code allocated}
 * @param unit of the value: {@code ns}, {@code lines/s}, {@code B}
 * @param fork which run of the same kind, from 1
 */
public record Figure(
        Question question, String subject, String setting, String metric, String unit, int fork, double value) {}
