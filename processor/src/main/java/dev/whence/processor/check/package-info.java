/** The checks, one a file: what is wrong with a log statement and can be said at its place. */
package dev.whence.processor.check;
