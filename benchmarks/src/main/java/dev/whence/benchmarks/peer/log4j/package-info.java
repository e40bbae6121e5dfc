/** Calls of Log4j. */
package dev.whence.benchmarks.peer.log4j;
