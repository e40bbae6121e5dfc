/** What there is to tell the user: ids, findings, and the report that decides how much each weighs. */
package dev.whence.processor.diagnostic;
