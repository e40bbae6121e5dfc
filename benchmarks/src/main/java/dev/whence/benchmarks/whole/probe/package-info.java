/** What can be seen of a process from outside: its times, its memory, and the log files that it has left. */
package dev.whence.benchmarks.whole.probe;
