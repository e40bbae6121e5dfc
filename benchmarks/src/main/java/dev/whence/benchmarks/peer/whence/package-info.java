/** Calls of Whence. */
package dev.whence.benchmarks.peer.whence;
