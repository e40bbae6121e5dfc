package dev.whence.benchmarks.peer.tinylog;

import dev.whence.benchmarks.peer.Messages;
import org.tinylog.Logger;

/** As tinylog's users write them. */
public final class Calls implements Messages {
    private final TinylogEnd end = new TinylogEnd();

    @Override
    public void staticString() {
        Logger.info("Starting backup replica garbage collector thread");
    }

    @Override
    public void stringConcat(String coordinator) {
        Logger.info("Opened session with coordinator at {}", coordinator);
    }

    @Override
    public void singleInteger(int speed) {
        Logger.info("Backup storage speeds (min): {} MB/s read", speed);
    }

    @Override
    public void twoIntegers(int consumed, int allocated) {
        Logger.info("buffer has consumed {} bytes of extra storage, current allocation: {} bytes", consumed, allocated);
    }

    @Override
    public void singleDouble(double ratio) {
        Logger.info("Using tombstone ratio balancer with ratio = {}", ratio);
    }

    @Override
    public void complexFormat(int receive, int receiveMegabytes, int transmit, int transmitMegabytes, double millis) {
        Logger.info(
                "Initialized InfUdDriver buffers: {} receive buffers ({} MB), {} transmit buffers ({} MB), took {} ms",
                receive,
                receiveMegabytes,
                transmit,
                transmitMegabytes,
                millis);
    }

    @Override
    public void disabled(int consumed, int allocated) {
        Logger.debug(
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
