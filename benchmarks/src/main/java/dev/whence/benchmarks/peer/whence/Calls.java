package dev.whence.benchmarks.peer.whence;

import dev.whence.Logged;
import dev.whence.Whence;
import dev.whence.benchmarks.peer.Messages;

/** Each call says where it is: woven by javac. */
@Logged
public final class Calls implements Messages {
    @Override
    public void staticString() {
        CallsLog.info("Starting backup replica garbage collector thread");
    }

    @Override
    public void stringConcat(String coordinator) {
        CallsLog.info("Opened session with coordinator at {}", coordinator);
    }

    @Override
    public void singleInteger(int speed) {
        CallsLog.info("Backup storage speeds (min): {} MB/s read", speed);
    }

    @Override
    public void twoIntegers(int consumed, int allocated) {
        CallsLog.info(
                "buffer has consumed {} bytes of extra storage, current allocation: {} bytes", consumed, allocated);
    }

    @Override
    public void singleDouble(double ratio) {
        CallsLog.info("Using tombstone ratio balancer with ratio = {}", ratio);
    }

    @Override
    public void complexFormat(int receive, int receiveMegabytes, int transmit, int transmitMegabytes, double millis) {
        CallsLog.info(
                "Initialized InfUdDriver buffers: {} receive buffers ({} MB), {} transmit buffers ({} MB), took {} ms",
                receive,
                receiveMegabytes,
                transmit,
                transmitMegabytes,
                millis);
    }

    @Override
    public void disabled(int consumed, int allocated) {
        CallsLog.debug(
                "buffer has consumed {} bytes of extra storage, current allocation: {} bytes", consumed, allocated);
    }

    @Override
    public void flush() {
        Whence.flush();
    }

    @Override
    public void shutdown() {
        Whence.shutdown();
    }
}
