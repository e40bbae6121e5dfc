/** What was measured, whoever measured it. Knows nobody. */
package dev.whence.benchmarks.figure;
