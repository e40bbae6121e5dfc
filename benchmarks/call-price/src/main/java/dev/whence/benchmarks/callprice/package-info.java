/** What a call costs, by where its ring is. */
package dev.whence.benchmarks.callprice;
