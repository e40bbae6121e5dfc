package dev.whence.record;

import dev.whence.Level;
import dev.whence.Site;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes records as the link does, into a buffer of their own, and sets views on them. */
public final class RecordFixture {
    public static final ThreadName THREAD = ThreadName.of("main");
    public static final long NANO_TIME = 0x1122334455667788L;

    private final SiteTable sites = new SiteTable();
    private final RecordWriter writer = new RecordWriter();

    public static Site site(@Nullable String format) {
        return Site.of(
                "dev.acme.EchoServer",
                "dev.acme.EchoServer",
                "dev/acme/EchoServer.java",
                7,
                "accepted",
                Level.INFO,
                format);
    }

    public SiteTable sites() {
        return sites;
    }

    /** A record of a site with shape {@code *}: the way of calls with arrays. The arguments are made ready here. */
    public RecordView array(Site site, @Nullable String format, @Nullable Object... arguments) {
        @Nullable Object[] ready = ready(arguments);
        int bytes = Arguments.size(format) + Short.BYTES;
        for (Object argument : ready) {
            bytes += Arguments.size(argument);
        }
        return record(site, "*", bytes, RecordWriter.NO_CUT, w -> {
            w.putReady(format);
            w.put((short) ready.length);
            for (Object argument : ready) {
                w.putReady(argument);
            }
        });
    }

    static @Nullable Object[] ready(@Nullable Object... arguments) {
        @Nullable Object[] ready = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            ready[i] = i == arguments.length - 1 ? Arguments.readyLast(arguments[i]) : Arguments.ready(arguments[i]);
        }
        return ready;
    }

    public RecordView record(Site site, String shape, int payloadBytes, int budget, Consumer<RecordWriter> arguments) {
        ByteBuffer buffer = write(site, shape, payloadBytes, budget, arguments);
        return view(buffer);
    }

    public RecordView view(ByteBuffer buffer) {
        RecordView view = new RecordView();
        view.wrap(buffer, 0, sites, THREAD);
        return view;
    }

    /** A buffer just as large as the record was said to be at most; what runs over it throws. */
    public ByteBuffer write(Site site, String shape, int payloadBytes, int budget, Consumer<RecordWriter> arguments) {
        ByteBuffer buffer = buffer(RecordWriter.sizeOf(payloadBytes));
        writer.start(buffer, 0, budget, sites.bind(site, shape), NANO_TIME);
        arguments.accept(writer);
        writer.finish();
        return buffer;
    }

    public static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
