/** Calls that write the line they are said to, ready made. */
package dev.whence.benchmarks.peer.floor.write;
