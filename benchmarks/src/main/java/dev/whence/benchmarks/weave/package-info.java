/** What the build does to the calls of a peer that are woven. Runs while this is built, and knows nobody. */
package dev.whence.benchmarks.weave;
