/** What an echo server loses by logging each message: the example's server and clients, in a process for each way to log. */
package dev.whence.benchmarks.whole.echo;
