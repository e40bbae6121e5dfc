package dev.whence.layout;

import dev.whence.Site;
import dev.whence.record.RecordView;
import dev.whence.sink.ByteOutput;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes neighbouring parts of a pattern that are the same in all records of a site, and so are put together once. */
final class SiteEmitter implements Emitter {
    private static final int FIRST_CAPACITY = 64;

    private final List<Function<Site, String>> parts;

    /** More than this are dropped and begun anew: some may be of sites that are gone. */
    private static final int MOST_KEPT = 1 << 14;

    /** By site id. */
    private byte[] @Nullable [] texts = new byte[FIRST_CAPACITY][];

    private int kept;

    SiteEmitter(List<Function<Site, String>> parts) {
        this.parts = List.copyOf(parts);
    }

    @Override
    public void emit(RecordView record, long epochNanos, ByteOutput out) {
        int id = record.siteId();
        byte[] text = id < texts.length ? texts[id] : null;
        if (text == null) {
            text = keep(id, record.site());
        }
        out.put(text, 0, text.length);
    }

    private byte[] keep(int id, Site site) {
        ByteOutput joined = new ByteOutput(FIRST_CAPACITY);
        for (Function<Site, String> part : parts) {
            joined.put(part.apply(site));
        }
        if (kept++ == MOST_KEPT) {
            kept = 1;
            Arrays.fill(texts, null);
        }
        byte[] text = Arrays.copyOf(joined.array(), joined.length());
        if (id >= texts.length) {
            texts = Arrays.copyOf(texts, Math.max(id + 1, texts.length * 2));
        }
        texts[id] = text;
        return text;
    }
}
