/** Threads of the logger's own. */
package dev.whence.thread;
