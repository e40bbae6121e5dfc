/** Writes the class files of facades: with ASM, instruction by instruction as javac compiles their source. */
package dev.whence.processor.assemble;
