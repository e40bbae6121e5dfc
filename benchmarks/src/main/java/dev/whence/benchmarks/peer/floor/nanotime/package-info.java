/** Calls that read the clock. */
package dev.whence.benchmarks.peer.floor.nanotime;
