/** The run of everything: what is measured, in which order and for how long. */
package dev.whence.benchmarks.run;
