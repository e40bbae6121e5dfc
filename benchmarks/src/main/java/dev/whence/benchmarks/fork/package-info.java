/** Measuring in processes of their own: how a logger logs is settled once a JVM. */
package dev.whence.benchmarks.fork;
