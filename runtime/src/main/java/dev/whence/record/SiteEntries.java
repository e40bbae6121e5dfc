package dev.whence.record;

import dev.whence.Level;
import dev.whence.Site;
import dev.whence.ringfile.EntryReader;
import dev.whence.ringfile.EntryWriter;
import dev.whence.ringfile.Journal;
import java.util.ArrayList;
import java.util.List;

/** Call sites as journal entries: number, shape, logger, class, file, line, method, level, format, count of keys, keys. */
final class SiteEntries {
    private SiteEntries() {}

    static byte[] encode(SiteTable.Entry entry) {
        Site site = entry.site();
        EntryWriter out = new EntryWriter()
                .put(entry.id())
                .put(entry.shape().letters())
                .put(site.logger())
                .put(site.className())
                .put(site.file())
                .put(site.line())
                .put(site.method())
                .put(site.level().name())
                .put(site.format())
                .put(site.keys().size());
        for (String key : site.keys()) {
            out.put(key);
        }
        return out.contents();
    }

    /** @throws IllegalArgumentException if it is none */
    static SiteTable.Entry decode(Journal.Entry kept) {
        EntryReader in = new EntryReader(kept);
        int id = in.number();
        String shape = in.text();
        String logger = in.text();
        String className = in.text();
        String file = in.text();
        int line = in.number();
        String method = in.text();
        Level level = Level.valueOf(in.text());
        String format = in.textOrNull();
        List<String> keys = new ArrayList<>();
        for (int left = in.number(); left > 0; left--) {
            keys.add(in.text());
        }
        Site site = Site.foreign(logger, className, file, line, method, level, format, keys);
        return new SiteTable.Entry(id, site, shape);
    }
}
