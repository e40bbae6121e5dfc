/** What programs import: the annotation, the levels, and the switches. */
package dev.whence;
