/** Where the time of a program that logs goes: what a sampling profiler sees while it logs as fast as it can. */
package dev.whence.benchmarks.whole.profile;
