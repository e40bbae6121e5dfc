/** The smallest program that logs with Whence. */
package dev.whence.examples.hello;
