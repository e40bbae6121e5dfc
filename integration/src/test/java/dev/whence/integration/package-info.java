/** The packaged jars in users' hands: plain compilers, and Maven projects outside the reactor. */
package dev.whence.integration;
