/** The protocol between a ring's producer and its drain, every outcome with a sentence. */
package dev.whence.stress;
