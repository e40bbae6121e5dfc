/** The annotation processor: options and the three steps, generate, check, weave. */
package dev.whence.processor;
