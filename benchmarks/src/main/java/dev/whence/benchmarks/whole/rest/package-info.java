/** What a logger takes when its program does nothing: memory and processor time; and its memory under load. */
package dev.whence.benchmarks.whole.rest;
