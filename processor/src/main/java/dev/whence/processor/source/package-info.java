/** Turns the compiler's trees and elements into the model: the only place that knows {@code com.sun.source}. */
package dev.whence.processor.source;
