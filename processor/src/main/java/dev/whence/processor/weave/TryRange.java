package dev.whence.processor.weave;

/**
 * An exception handler and the code it guards, as positions in a method.
 *
 * @param start of the first instruction
 * @param end behind the last
 */
record TryRange(int start, int end, int handler) {

    boolean covers(int position) {
        return start <= position && position < end;
    }

    boolean touches(int first, int last) {
        return start <= last && first < end;
    }
}
