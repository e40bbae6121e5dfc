/** Ring files of processes that have ended: which there are, and the delivery of what they hold. */
package dev.whence.recover;
