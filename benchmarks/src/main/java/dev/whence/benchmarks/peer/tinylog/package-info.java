/** Calls of tinylog. */
package dev.whence.benchmarks.peer.tinylog;
