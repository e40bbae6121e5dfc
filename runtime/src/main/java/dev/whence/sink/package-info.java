/** Bytes to console and files. */
package dev.whence.sink;
