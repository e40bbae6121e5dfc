/**
 * Two of the three questions about speed: the longest rate that can be kept up, and response time at a fixed rate. Each
 * variant is asked in a process of its own.
 */
package dev.whence.benchmarks.whole.rate;
