/** Writes the source of facades: the only place that knows JavaPoet. */
package dev.whence.processor.generate;
