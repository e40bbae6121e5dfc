/**
 * The ring file: memory that outlives its process. Bytes alone; what stands in cells is {@code dev.whence.ring}'s and
 * {@code dev.whence.record}'s to know. The whole format is described in {@code docs/ring-format.md}.
 */
package dev.whence.ringfile;
