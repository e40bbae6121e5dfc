/** An echo server and its clients: each line that comes is sent back, and logged. */
package dev.whence.examples.echo;
