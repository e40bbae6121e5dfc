/** Rewrites log calls in class files: the only package that knows ASM. */
package dev.whence.processor.weave;
