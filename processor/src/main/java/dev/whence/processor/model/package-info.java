/** What is known of log statements, as plain records: filled by {@code source}, read by everything behind it. */
package dev.whence.processor.model;
