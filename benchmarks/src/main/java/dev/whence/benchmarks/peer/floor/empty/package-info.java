/** Calls that do nothing. */
package dev.whence.benchmarks.peer.floor.empty;
