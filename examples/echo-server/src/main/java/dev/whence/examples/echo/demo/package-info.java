/** The echo server under load: what logging each message costs. */
package dev.whence.examples.echo.demo;
