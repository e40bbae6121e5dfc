/** Whether all variants write the same: figures of loggers that write different things cannot be compared. */
package dev.whence.benchmarks.whole.output;
