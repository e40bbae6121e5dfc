/** How much longer a build takes with the processor in it. */
package dev.whence.benchmarks.buildprice;
