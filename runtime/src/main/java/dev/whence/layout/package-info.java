/** What records look like in files and on consoles: the text of messages, stack traces, times and lines. */
package dev.whence.layout;
