/** A reactor on {@code java.nio}: loops that wait for many sockets with one thread each. Knows nothing of echoing. */
package dev.whence.examples.echo.reactor;
