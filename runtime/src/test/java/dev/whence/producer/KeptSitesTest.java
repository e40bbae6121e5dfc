package dev.whence.producer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.Level;
import dev.whence.Site;
import dev.whence.record.SiteTable;
import dev.whence.ring.Arena;
import dev.whence.ringfile.HeldRingFile;
import dev.whence.ringfile.Journal;
import dev.whence.ringfile.JournalFullException;
import dev.whence.ringfile.RingFolder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Call sites in the journal of a ring file, of which there are a megabyte's at the least. */
@Timeout(120)
class KeptSitesTest {
    /** More than half of what a megabyte holds. */
    private static final int MANY = 5000;

    @TempDir
    private Path directory;

    private final SiteTable table = new SiteTable();
    private final Producers producers = new Producers(new Arena(64 << 10, 1 << 20), table);
    private final List<IOException> told = new ArrayList<>();
    private HeldRingFile held;

    @BeforeEach
    void make() throws IOException {
        held = new RingFolder(directory.resolve("rings")).create(1 << 20);
        producers.keepIn(held.file(), reason -> {
            if (reason != null) {
                told.add(reason);
            }
        });
    }

    @AfterEach
    void remove() throws IOException {
        held.remove();
    }

    private static Site site(String format) {
        return Site.of("dev.acme.Test", "dev.acme.Test", "dev/acme/Test.java", 7, "test", Level.INFO, format);
    }

    /** Of sites that are garbage when this returns; the number of the last one. */
    private int bindMany(String deployment) {
        int last = 0;
        for (int i = 0; i < MANY; i++) {
            last = table.bind(site(deployment + i), "I");
        }
        return last;
    }

    private void awaitForgotten(int id) throws InterruptedException {
        do { // once at the least: what has taken the last one may have left older ones
            System.gc();
            Thread.sleep(5);
            table.sweep();
            table.sweep();
        } while (table.site(id) != null);
    }

    private SiteTable restored() {
        SiteTable restored = new SiteTable();
        held.file().journal().entries().stream()
                .filter(entry -> entry.kind() == Journal.SITE)
                .forEach(restored::restore);
        return restored;
    }

    @Test
    void theSitesOfApplicationsThatComeAndGoHavePlaceForEver() throws Exception {
        Site stays = site("stays {}");
        int kept = table.bind(stays, "I");
        for (int round = 0; round < 6; round++) {
            awaitForgotten(bindMany("deployment " + round + " "));
        }
        Site late = site("late {}");
        int lateId = table.bind(late, "J");
        assertThat(told).isEmpty();
        SiteTable restored = restored();
        assertThat(restored.site(kept)).hasToString(stays.toString());
        assertThat(restored.shape(lateId)).isEqualTo("J");
        assertThat(restored.site(lateId)).hasToString(late.toString());
        assertThat(restored.site(lateId).format()).isEqualTo("late {}");
    }

    @Test
    void whereLiveSitesFillTheJournalThatIsToldAndTheRestOfItHasRoom() throws Exception {
        List<Site> alive = new ArrayList<>();
        for (int i = 0; i < 3 * MANY; i++) {
            alive.add(site("alive " + i));
            table.bind(alive.get(i), "I");
        }
        assertThat(told).isNotEmpty().allMatch(JournalFullException.class::isInstance);
        assertThat(told.get(0)).hasMessage(held.file().path() + ": its journal is full");
        assertThat(restored().site(alive.get(0).id())).hasToString(alive.get(0).toString());
        for (int i = 0; i < 100; i++) {
            held.file().journal().append(Journal.ANCHOR, new byte[16]);
        }
    }

    @Test
    void aFileThatIsCutWhenItIsToGrowIsLeft() throws IOException {
        try (RandomAccessFile access = new RandomAccessFile(held.file().path().toFile(), "rw")) {
            access.setLength(access.length() - 1); // all that the journal has of it is there
        }
        List<Site> alive = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            alive.add(site("alive " + i));
            table.bind(alive.get(i), "I");
        }
        assertThat(held.file().isLost()).isTrue();
        assertThat(told).isEmpty();
    }
}
