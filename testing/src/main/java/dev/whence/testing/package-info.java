/** What the tests of several modules share: other JDKs and child processes. */
package dev.whence.testing;
