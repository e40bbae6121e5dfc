package dev.whence.examples.echo;

import dev.whence.Logged;
import dev.whence.examples.echo.reactor.Acceptor;
import dev.whence.examples.echo.reactor.EventLoops;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Sends every line back to where it came from: one thread accepts connections, several serve them.
 *
 * <p>To talk to it, start {@link #main} and then {@code nc 127.0.0.1 7007}.
 */
@Logged
public final class EchoServer implements AutoCloseable {
    private final LongAdder messages = new LongAdder();
    private final EventLoops loops;
    private final Acceptor acceptor;

    private EchoServer(InetSocketAddress address, Options options) throws IOException {
        loops = EventLoops.start("echo", options.loops(), options.nanoClock());
        try {
            acceptor = Acceptor.start(
                    "echo-acceptor",
                    address,
                    channel -> loops.next()
                            .adopt(channel, connection -> new EchoSession(connection, options.idleLimit(), messages)));
        } catch (IOException | RuntimeException e) {
            loops.close();
            throw e;
        }
    }

    /**
     * How to serve.
     *
     * @param loops threads that serve connections
     * @param idleLimit how long a connection may be silent before it is closed
     * @param nanoClock the time for {@code idleLimit}
     */
    public record Options(int loops, Duration idleLimit, LongSupplier nanoClock) {
        public Options(int loops, Duration idleLimit) {
            this(loops, idleLimit, System::nanoTime);
        }
    }

    /** Serves port {@code args[0]}, or 7007, of this machine alone, until the process is ended. */
    public static void main(String[] args) throws IOException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 7007;
        start(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), new Options(2, Duration.ofMinutes(1)));
    }

    /** Starts to serve {@code address}, whose port 0 means any that is free. */
    public static EchoServer start(InetSocketAddress address, Options options) throws IOException {
        EchoServer server = new EchoServer(address, options);
        EchoServerLog.info("serving {} with {} threads", server.address(), options.loops());
        return server;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return acceptor.address();
    }

    /** How many messages it has sent back. */
    public long messages() {
        return messages.sum();
    }

    /** For tests, whose clocks do not wake the loops. */
    EventLoops loops() {
        return loops;
    }

    /** Closes all connections, and waits until that is done. */
    @Override
    public void close() throws IOException {
        try {
            acceptor.close();
        } finally {
            loops.close();
        }
        EchoServerLog.info("served {} messages", messages());
    }
}
