package dev.whence.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.Site;
import dev.whence.sink.ByteOutput;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordTest {
    private final RecordFixture fixture = new RecordFixture();

    @Test
    void primitivesComeBackAsTheyWere() {
        Site site = RecordFixture.site("x");
        RecordView view = fixture.record(site, "ZBCSIJFD", 30, RecordWriter.NO_CUT, w -> {
            w.put(true);
            w.put((byte) -1);
            w.put('\u20ac');
            w.put(Short.MIN_VALUE);
            w.put(Integer.MIN_VALUE);
            w.put(Long.MIN_VALUE);
            w.put(-0f);
            w.put(Math.PI);
        });
        assertThat(view.site()).hasToString(site.toString());
        assertThat(view.siteId()).isEqualTo(site.id());
        assertThat(view.nanoTime()).isEqualTo(RecordFixture.NANO_TIME);
        assertThat(view.length()).isEqualTo(48);
        assertThat(view.thread()).isSameAs(RecordFixture.THREAD);
        assertThat(view.isControl()).isFalse();
        assertThat(view.argumentCount()).isEqualTo(8);
        assertThat(view.booleanAt(0)).isTrue();
        assertThat(view.integerAt(1)).isEqualTo(-1);
        assertThat(view.charAt(2)).isEqualTo('\u20ac');
        assertThat(view.integerAt(3)).isEqualTo(Short.MIN_VALUE);
        assertThat(view.integerAt(4)).isEqualTo(Integer.MIN_VALUE);
        assertThat(view.integerAt(5)).isEqualTo(Long.MIN_VALUE);
        assertThat(view.floatAt(6)).isEqualTo(-0f);
        assertThat(view.doubleAt(7)).isEqualTo(Math.PI);
    }

    @Test
    void readyArgumentsKeepTheirKinds() {
        RecordView view = fixture.array(
                RecordFixture.site("own"),
                null,
                null,
                "\u017c\u00f3\u0142w",
                false,
                (byte) 1,
                'c',
                (short) 2,
                3,
                4L,
                5f,
                6d);
        assertThat(view.argumentCount()).isEqualTo(10);
        Kind[] kinds = {
            Kind.NULL,
            Kind.TEXT,
            Kind.BOOLEAN,
            Kind.BYTE,
            Kind.CHAR,
            Kind.SHORT,
            Kind.INT,
            Kind.LONG,
            Kind.FLOAT,
            Kind.DOUBLE
        };
        for (int i = 0; i < kinds.length; i++) {
            assertThat(view.kind(i)).isEqualTo(kinds[i]);
        }
        assertThat(text(view, 1)).isEqualTo("\u017c\u00f3\u0142w");
        assertThat(view.cutBytes(1)).isZero();
        assertThat(view.format()).isEqualTo("own");
        assertThat(view.bringsFormat()).isFalse();
    }

    @Test
    void anArrayMayBringAFormat() {
        RecordView view = fixture.array(RecordFixture.site(null), "its {}", 1);
        assertThat(view.bringsFormat()).isTrue();
        assertThat(view.format()).isEqualTo("its {}");
        assertThat(view.integerAt(0)).isEqualTo(1);
        assertThat(fixture.array(RecordFixture.site(null), null).format()).isEqualTo("null");
    }

    @Test
    void aLeadingFIsTheFormatOnlyWhereTheSiteHasNone() {
        RecordView brought = fixture.record(RecordFixture.site(null), "FF", 100, RecordWriter.NO_CUT, w -> {
            w.putReady("its {}");
            w.put(1.5f);
        });
        assertThat(brought.format()).isEqualTo("its {}");
        assertThat(brought.argumentCount()).isEqualTo(1);
        assertThat(brought.floatAt(0)).isEqualTo(1.5f);

        RecordView own = fixture.record(RecordFixture.site("own {}"), "FF", 100, RecordWriter.NO_CUT, w -> {
            w.put(1.5f);
            w.put(2.5f);
        });
        assertThat(own.format()).isEqualTo("own {}");
        assertThat(own.argumentCount()).isEqualTo(2);
        assertThat(own.floatAt(1)).isEqualTo(2.5f);
    }

    @Test
    void aThreadNameIsAControlRecord() {
        ThreadName name = ThreadName.of("w\u00f6rker-1");
        ByteBuffer buffer = RecordFixture.buffer(RecordWriter.sizeOf(name));
        int length = new RecordWriter().writeThreadName(buffer, 0, 5, name);
        assertThat(length).isEqualTo(buffer.capacity());
        RecordView view = fixture.view(buffer);
        assertThat(view.isControl()).isTrue();
        ThreadName read = view.newThreadName(ThreadName.of("w\u00f6rker-2"));
        assertThat(read).hasToString("w\u00f6rker-1");
        assertThat(view.newThreadName(read)).isSameAs(read);
        assertThat(view.nanoTime()).isEqualTo(5);
        assertThat(view.argumentCount()).isZero();
        assertThat(view.length()).isEqualTo(length);
        assertThatThrownBy(view::site).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void longThreadNamesAreCutAndMissingOnesNumbered() {
        assertThat(ThreadName.of("\u20ac".repeat(1_000)).toString())
                .isEqualTo("\u20ac".repeat(ThreadName.MOST_BYTES / 3));
        Thread thread = new Thread(() -> {}, "");
        assertThat(ThreadName.of(thread)).hasToString("#" + thread.getId());
    }

    @Test
    void recordsFollowEachOtherAtTheirLengths() {
        ByteBuffer buffer = RecordFixture.buffer(256);
        RecordWriter writer = new RecordWriter();
        int id = fixture.sites().bind(RecordFixture.site("{}"), "L");
        int end = 0;
        for (int i = 0; i < 5; i++) {
            writer.start(buffer, end, RecordWriter.NO_CUT, id, i);
            writer.putReady("x".repeat(i));
            end += writer.finish();
        }
        RecordView view = new RecordView();
        int at = 0;
        for (int i = 0; i < 5; i++) {
            view.wrap(buffer, at, fixture.sites(), RecordFixture.THREAD);
            assertThat(at % 8).isZero();
            assertThat(view.nanoTime()).isEqualTo(i);
            assertThat(text(view, 0)).isEqualTo("x".repeat(i));
            at += view.length();
        }
        assertThat(at).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 8, 9, 11, 12, 100})
    void textsBeyondTheBudgetAreCutAtACharacter(int budget) {
        String first = "ab\u20acd"; // 6 bytes
        String second = "\u017c\u00f3x"; // 5 bytes
        int bytes = RecordWriter.sizeWithoutText("LIL") + Math.min(budget, 11);
        RecordView view = fixture.record(RecordFixture.site("{} {} {}"), "LIL", bytes, budget, w -> {
            w.putReady(first);
            w.put(7);
            w.putReady(second);
        });
        int left = budget - length(text(view, 0));
        assertThat(length(text(view, 0)) + view.cutBytes(0)).isEqualTo(6);
        assertThat(length(text(view, 2)) + view.cutBytes(2)).isEqualTo(5);
        assertThat(left).isNotNegative();
        assertThat(length(text(view, 2))).isLessThanOrEqualTo(left);
        assertThat(first).startsWith(text(view, 0));
        assertThat(second).startsWith(text(view, 2));
        assertThat(view.kind(0)).isEqualTo(budget >= 6 ? Kind.TEXT : Kind.CUT_TEXT);
        assertThat(view.kind(2)).isEqualTo(budget >= 11 ? Kind.TEXT : Kind.CUT_TEXT);
        assertThat(view.integerAt(1)).isEqualTo(7);
    }

    @Test
    void sizesWithoutTextLeaveRoomForTheLargestOfEachKind() {
        assertThat(RecordWriter.sizeWithoutText("IJ")).isEqualTo(12);
        RecordView view = fixture.record(RecordFixture.site("x"), "*", RecordWriter.sizeWithoutText(3), 0, w -> {
            w.putReady("format");
            w.put((short) 3);
            w.putReady("cut");
            w.putReady(1L);
            w.putReady(Arguments.readyLast(new IllegalStateException("cut")));
        });
        assertThat(view.formatCut()).isEqualTo(6);
        assertThat(view.cutBytes(0)).isEqualTo(3);
        assertThat(view.kind(2)).isEqualTo(Kind.CUT_THROWABLE);
        assertThat(view.cutBytes(2)).isPositive();
    }

    @Test
    void aMessageOfTenMegabytesIsWrittenWhole() {
        String text = "0123456789".repeat(1_000_000);
        RecordView view = fixture.array(RecordFixture.site("{}"), null, text);
        assertThat(text(view, 0)).isEqualTo(text);
    }

    @Test
    void readingAnotherKindThanThereIsFails() {
        RecordView view = fixture.array(RecordFixture.site("{}"), null, 1, "text");
        assertThatThrownBy(() -> view.doubleAt(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> view.integerAt(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> view.putText(0, new ByteOutput(8))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ThrowableView(view).wrap(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> view.kind(2)).isInstanceOf(IndexOutOfBoundsException.class);
        ByteBuffer bigEndian = ByteBuffer.allocate(64).order(ByteOrder.BIG_ENDIAN);
        assertThatThrownBy(() -> fixture.view(bigEndian)).isInstanceOf(IllegalArgumentException.class);
    }

    static String text(RecordView view, int argument) {
        ByteOutput out = new ByteOutput(16);
        view.putText(argument, out);
        return out.toString();
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
