/** From settings to a running pipeline: where values come from, what they may be, and what they mean. */
package dev.whence.config;
