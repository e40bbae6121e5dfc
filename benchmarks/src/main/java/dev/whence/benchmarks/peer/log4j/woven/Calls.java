package dev.whence.benchmarks.peer.log4j.woven;

import dev.whence.benchmarks.peer.Messages;
import dev.whence.benchmarks.peer.log4j.Log4jEnd;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** As those of the package {@code log4j}; the weaver rewrites each to a call that knows its location. */
public final class Calls implements Messages {
    private static final Logger LOGGER = LogManager.getLogger(Calls.class);

    private final Log4jEnd end = new Log4jEnd();

    @Override
    public void staticString() {
        LOGGER.info("Starting backup replica garbage collector thread");
    }

    @Override
    public void stringConcat(String coordinator) {
        LOGGER.info("Opened session with coordinator at {}", coordinator);
    }

    @Override
    public void singleInteger(int speed) {
        LOGGER.info("Backup storage speeds (min): {} MB/s read", speed);
    }

    @Override
    public void twoIntegers(int consumed, int allocated) {
        LOGGER.info("buffer has consumed {} bytes of extra storage, current allocation: {} bytes", consumed, allocated);
    }

    @Override
    public void singleDouble(double ratio) {
        LOGGER.info("Using tombstone ratio balancer with ratio = {}", ratio);
    }

    @Override
    public void complexFormat(int receive, int receiveMegabytes, int transmit, int transmitMegabytes, double millis) {
        LOGGER.info(
                "Initialized InfUdDriver buffers: {} receive buffers ({} MB), {} transmit buffers ({} MB), took {} ms",
                receive,
                receiveMegabytes,
                transmit,
                transmitMegabytes,
                millis);
    }

    @Override
    public void disabled(int consumed, int allocated) {
        LOGGER.debug(
                "buffer has consumed {} bytes of extra storage, current allocation: {} bytes", consumed, allocated);
    }

    @Override
    public void flush() {
        end.flush();
    }

    @Override
    public void shutdown() {
        end.shutdown();
    }
}
