package dev.whence.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.Site;
import dev.whence.sink.ByteOutput;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are, a view reads inside the record or says that there is none. */
class CorruptRecordTest {
    private final RecordFixture fixture = new RecordFixture();

    @Test
    void lengthsThatCannotBe() {
        Site site = RecordFixture.site("{}");
        ByteBuffer good = fixture.write(site, "I", 4, RecordWriter.NO_CUT, w -> w.put(1));
        assertThat(fixture.view(good).integerAt(0)).isEqualTo(1);
        for (int length : new int[] {0, 8, 16, 23, 25, 32, 1 << 30, -8, Integer.MIN_VALUE}) {
            good.putInt(0, length);
            assertThatThrownBy(() -> fixture.view(good)).isInstanceOf(CorruptRecordException.class);
        }
        RecordView view = new RecordView();
        good.putInt(0, 24);
        for (int at : new int[] {-8, 16, 24, 1 << 30}) {
            assertThatThrownBy(() -> view.wrap(good, at, fixture.sites(), RecordFixture.THREAD))
                    .isInstanceOf(CorruptRecordException.class);
        }
    }

    @Test
    void sitesThatNobodyBound() {
        ByteBuffer buffer = fixture.write(RecordFixture.site("x"), "", 0, RecordWriter.NO_CUT, w -> {});
        for (int id : new int[] {-1, 2, 1_000_000}) {
            buffer.putInt(4, id);
            assertThatThrownBy(() -> fixture.view(buffer)).isInstanceOf(CorruptRecordException.class);
        }
    }

    @Test
    void textsEndInsideTheRecord() {
        int payload = 32;
        for (Kind kind : new Kind[] {Kind.TEXT, Kind.CUT_TEXT, Kind.THROWABLE, Kind.CUT_THROWABLE}) {
            int room = payload - 5 - (kind.isCut() ? 4 : 0); // beside tag, length and the number of bytes cut
            for (int length = -2; length < 40; length++) {
                ByteBuffer buffer = fixture.write(RecordFixture.site("{}"), "L", payload, RecordWriter.NO_CUT, w -> {
                    w.put(kind.tag());
                    w.put(0);
                    w.put(1L);
                    w.put(2L);
                    w.put(3L);
                    w.put((short) 4);
                    w.put((byte) 5);
                });
                assertThat(buffer.getInt(0)).isEqualTo(buffer.capacity());
                buffer.putInt(17, length);
                // A shorter one would leave more than padding, which says that the record is damaged as well.
                assertThat(wraps(buffer))
                        .as("%s of %d bytes", kind, length)
                        .isEqualTo(length > room - 8 && length <= room);
            }
        }
    }

    private boolean wraps(ByteBuffer buffer) {
        try {
            fixture.view(buffer);
            return true;
        } catch (CorruptRecordException expected) {
            return false;
        }
    }

    @Test
    void damagedBytesAreReadInsideTheRecordOrRefused() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int refused = 0;
        Site site = RecordFixture.site("{} {}");
        Throwable thrown = new IllegalStateException("outer", new RuntimeException("inner"));
        Object ready = Arguments.readyLast(thrown);
        for (int i = 0; i < 5_000; i++) {
            int budget = random.nextInt(8) == 0 ? random.nextInt(300) : RecordWriter.NO_CUT;
            ByteBuffer buffer = fixture.write(site, "*", 40_000, budget, w -> {
                w.putReady("format {} {}");
                w.put((short) 3);
                w.putReady("text");
                w.putReady(1L);
                w.putReady(ready);
            });
            int length = buffer.getInt(0);
            buffer.limit(length);
            for (int k = random.nextInt(3); k >= 0; k--) {
                int at = random.nextInt(i % 2 == 0 ? length : Math.min(80, length));
                buffer.put(at, (byte) random.nextInt());
            }
            refused += readsOrRefuses(buffer, seed, i) ? 0 : 1;
        }
        assertThat(refused).as("seed %d", seed).isBetween(200, 4_800);
    }

    private boolean readsOrRefuses(ByteBuffer buffer, long seed, int round) {
        try {
            readAll(fixture.view(buffer));
            return true;
        } catch (CorruptRecordException expected) {
            return false;
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed + ", round " + round, e);
        }
    }

    private static void readAll(RecordView view) {
        ByteOutput out = new ByteOutput(1024);
        if (view.isControl()) {
            view.newThreadName(ThreadName.of("")).put(out);
            return;
        }
        out.put(view.format());
        for (int i = 0; i < view.argumentCount(); i++) {
            switch (view.kind(i)) {
                case TEXT, CUT_TEXT -> view.putText(i, out);
                case THROWABLE, CUT_THROWABLE -> readThrowable(view, i, out);
                case BYTE, SHORT, INT, LONG -> out.put(Long.toString(view.integerAt(i)));
                case FLOAT -> out.put(Float.toString(view.floatAt(i)));
                case DOUBLE -> out.put(Double.toString(view.doubleAt(i)));
                case CHAR -> out.put(Character.toString(view.charAt(i)));
                case BOOLEAN -> out.put(Boolean.toString(view.booleanAt(i)));
                case NULL -> out.put("null");
            }
        }
    }

    private static void readThrowable(RecordView view, int argument, ByteOutput out) {
        ThrowableView throwable = new ThrowableView(view);
        throwable.wrap(argument);
        while (throwable.next()) {
            throwable.putText(out);
        }
    }
}
