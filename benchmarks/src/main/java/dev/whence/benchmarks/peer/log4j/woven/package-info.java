/** Calls of Log4j, whose weaver gives them their location when this is built. */
package dev.whence.benchmarks.peer.log4j.woven;
