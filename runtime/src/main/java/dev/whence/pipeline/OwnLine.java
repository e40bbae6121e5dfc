package dev.whence.pipeline;

import dev.whence.Level;
import dev.whence.Site;
import dev.whence.record.Arguments;
import dev.whence.record.RecordView;
import dev.whence.record.RecordWriter;
import dev.whence.record.SiteTable;
import dev.whence.record.ThreadName;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A line of the logger's own, as a record that no ring has held and nobody counts. */
final class OwnLine {
    private static final String SHAPE = "L";
    private static final ThreadName THREAD = ThreadName.of("whence");
    private static final Site DROPPED = Site.of(
            "dev.whence.pipeline",
            "dev.whence.pipeline.Overflow",
            "dev/whence/pipeline/Overflow.java",
            Site.ANY_LINE,
            "dropped",
            Level.WARN,
            "{}",
            "");

    private final RecordWriter writer = new RecordWriter();
    private final RecordView view = new RecordView();
    private final SiteTable sites;
    private final int siteId;

    OwnLine(SiteTable sites) {
        this.sites = sites;
        siteId = sites.bind(DROPPED, SHAPE);
    }

    /** A record of this text, for the time {@code nanoTime}; valid until the next call. */
    RecordView of(String text, long nanoTime) {
        int bytes = RecordWriter.sizeOf(Arguments.size(text));
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        writer.start(buffer, 0, RecordWriter.NO_CUT, siteId, nanoTime);
        writer.putReady(text);
        writer.finish();
        view.wrap(buffer, 0, sites, THREAD);
        return view;
    }
}
