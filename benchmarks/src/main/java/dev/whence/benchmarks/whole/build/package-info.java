/** What the processor costs a build. */
package dev.whence.benchmarks.whole.build;
