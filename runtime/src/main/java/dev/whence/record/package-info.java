/** One record's byte layout: its writer, its reader, and what makes arguments ready to be written. */
package dev.whence.record;
