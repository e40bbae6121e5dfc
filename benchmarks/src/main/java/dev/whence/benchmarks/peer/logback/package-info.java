/** Calls of Logback. */
package dev.whence.benchmarks.peer.logback;
