/** The command line: {@code java -jar whence-runtime.jar}. */
package dev.whence.tool;
