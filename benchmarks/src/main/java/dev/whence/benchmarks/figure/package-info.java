/** What was measured, whoever measured it, and why something was not. Knows nobody. */
package dev.whence.benchmarks.figure;
