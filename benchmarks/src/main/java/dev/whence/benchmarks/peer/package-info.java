/** Who is measured: each peer's settings and its calls. */
package dev.whence.benchmarks.peer;
