/** From the start of a JVM to the first line in the file, of programs with few and with very many call sites. */
package dev.whence.benchmarks.whole.start;
