/** A child process that logs by a variant: how it is started, and what it does first. */
package dev.whence.benchmarks.whole.child;
