package dev.whence.benchmarks.peer.floor.write;

import java.nio.charset.StandardCharsets;

/** What a line says behind its time and thread. */
enum Line {
    STATIC_STRING("staticString", "Starting backup replica garbage collector thread"),
    STRING_CONCAT("stringConcat", "Opened session with coordinator at basic+udp:host=192.168.1.140,port=12246"),
    SINGLE_INTEGER("singleInteger", "Backup storage speeds (min): 181 MB/s read"),
    TWO_INTEGERS(
            "twoIntegers", "buffer has consumed 1032024 bytes of extra storage, current allocation: 1016544 bytes"),
    SINGLE_DOUBLE("singleDouble", "Using tombstone ratio balancer with ratio = 0.4"),
    COMPLEX_FORMAT(
            "complexFormat",
            "Initialized InfUdDriver buffers: 50000 receive buffers (97 MB), 50 transmit buffers (0 MB), took 26.2 ms");

    private final String text;

    Line(String method, String message) {
        this.text = "Calls.java:00(" + method + "): " + message + "\n";
    }

    /** The whole line. */
    byte[] bytes(String start) {
        return (start + text).getBytes(StandardCharsets.UTF_8);
    }
}
