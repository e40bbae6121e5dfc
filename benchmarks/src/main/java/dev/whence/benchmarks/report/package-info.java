/** Figures told: a file that holds them all, tables with ratios, the goals, and plots. {@link Report} is the door. */
package dev.whence.benchmarks.report;
