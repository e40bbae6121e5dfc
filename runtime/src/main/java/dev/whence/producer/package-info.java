/** The logging thread's side: which ring it writes to, and how a record gets into it. */
package dev.whence.producer;
