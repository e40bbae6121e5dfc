/** Stand-ins for the processor's front end, and the means to compile, weave and run whole programs. */
package dev.whence.processor.weave.support;
