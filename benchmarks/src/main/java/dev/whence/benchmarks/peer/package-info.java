/**
 * Who is measured: each peer's settings and its calls. The calls of each peer are in a package of their own, which
 * nothing refers to but by its name: so a process loads one of them, and misses none of the others.
 */
package dev.whence.benchmarks.peer;
