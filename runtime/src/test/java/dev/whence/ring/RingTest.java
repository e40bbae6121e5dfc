package dev.whence.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RingTest {
    private static final int CELL = 8 << 10;
    private static final long ROOMY = 64 << 20;

    /** A record of this test: its length, then its number, then filling. */
    private static void write(Ring ring, int bytes, int number) {
        ring.buffer().putInt(ring.tail(), bytes);
        ring.buffer().putInt(ring.tail() + Integer.BYTES, number);
        ring.commit(bytes);
    }

    private static boolean offer(Ring ring, int bytes, int number) {
        if (!ring.fits(bytes) && !ring.advance(bytes)) {
            return false;
        }
        write(ring, bytes, number);
        return true;
    }

    private static int take(RingReader reader) {
        int number = reader.buffer().getInt(reader.offset() + Integer.BYTES);
        reader.skip(reader.buffer().getInt(reader.offset()));
        return number;
    }

    private static Ring open(Arena arena) {
        return Ring.open(arena, false, 1);
    }

    @Test
    void whatIsNotCommittedIsNotRead() {
        Ring ring = open(new Arena(CELL, ROOMY));
        ring.buffer().putInt(ring.tail(), 16);
        assertThat(ring.reader().hasNext()).isFalse();
        assertThat(ring.count()).isZero();
        write(ring, 16, 7);
        assertThat(ring.reader().hasNext()).isTrue();
        assertThat(take(ring.reader())).isEqualTo(7);
        assertThat(ring.reader().hasNext()).isFalse();
        assertThat(ring.count()).isEqualTo(1);
    }

    @Test
    void aReadRingNeedsNoMoreThanItsFirstTwoCells() {
        Arena arena = new Arena(CELL, ROOMY);
        Ring ring = open(arena);
        for (int i = 0; i < 100_000; i++) {
            assertThat(offer(ring, 64, i)).isTrue();
            assertThat(ring.reader().hasNext()).isTrue();
            assertThat(take(ring.reader())).isEqualTo(i);
            ring.reader().release();
        }
        assertThat(arena.lent()).isEqualTo(2 * Arena.FIRST_CELL);
    }

    @Test
    void anUnreadRingGrowsToTheCapAndKeepsEverything() {
        Arena arena = new Arena(CELL, 1 << 20);
        Ring ring = open(arena);
        int written = 0;
        while (offer(ring, 128, written)) {
            written++;
        }
        assertThat(arena.lent()).isBetween((512L << 10) - CELL, 512L << 10); // half the cap is for private rings
        for (int i = 0; i < written; i++) {
            assertThat(ring.reader().hasNext()).isTrue();
            assertThat(take(ring.reader())).isEqualTo(i);
        }
        assertThat(ring.reader().hasNext()).isFalse();
        ring.reader().release();
        assertThat(offer(ring, 128, written)).isTrue();
    }

    @Test
    void readBytesAreGivenBackOnlyByRelease() {
        Ring ring = open(new Arena(CELL, 256 << 10));
        int written = 0;
        while (offer(ring, 128, written)) {
            written++;
        }
        for (int i = 0; i < written; i++) {
            ring.reader().hasNext();
            take(ring.reader());
        }
        assertThat(offer(ring, 128, 0)).isFalse();
        ring.reader().rewind();
        assertThat(ring.reader().hasNext()).isTrue();
        assertThat(take(ring.reader())).isZero();
    }

    @Test
    void anEmptyRingAtTheCapTakesRecordsAgain() {
        Arena arena = new Arena(CELL, 8 * Arena.FIRST_CELL);
        Ring ring = open(arena);
        assertThat(Ring.open(arena, false, 2)).isNull();
        for (int i = 0; i < 1000; i++) {
            assertThat(offer(ring, 1024, i)).isTrue();
            ring.reader().hasNext();
            assertThat(take(ring.reader())).isEqualTo(i);
            ring.reader().hasNext(); // moves on from a cell that is closed
            ring.reader().release();
        }
        assertThat(offer(ring, 20_000, 0)).describedAs("no cell is that long").isFalse();
        ring.reader().hasNext();
        ring.reader().release();
        assertThat(offer(ring, 1024, 1)).describedAs("but short ones go on").isTrue();
    }

    @Test
    void aCellForOneLongRecordIsGivenBack() {
        Arena arena = new Arena(CELL, ROOMY);
        Ring ring = open(arena);
        assertThat(offer(ring, 1 << 20, 1)).isTrue();
        assertThat(arena.lent()).isGreaterThan(1 << 20);
        for (int i = 0; i < 1000; i++) {
            while (ring.reader().hasNext()) {
                take(ring.reader());
            }
            ring.reader().release();
            offer(ring, 1024, i);
        }
        assertThat(arena.lent()).isLessThan(64 << 10);
    }

    @Test
    void releaseGivesEverythingBack() {
        Arena arena = new Arena(CELL, ROOMY);
        Ring ring = open(arena);
        for (int i = 0; i < 1000; i++) {
            offer(ring, 512, i);
        }
        ring.release();
        assertThat(arena.lent()).isZero();
    }

    @Test
    void sharedRingsFindRoomWhenPrivateOnesHaveTheirHalf() {
        Arena arena = new Arena(CELL, 1 << 20);
        Ring hog = open(arena);
        while (offer(hog, 1024, 0)) {}
        assertThat(Ring.open(arena, false, 2)).isNull();
        assertThat(Ring.open(arena, true, 3)).isNotNull();
    }

    @Test
    void skipRefusesWhatIsNotThere() {
        Ring ring = open(new Arena(CELL, ROOMY));
        write(ring, 16, 1);
        ring.reader().hasNext();
        assertThatThrownBy(() -> ring.reader().skip(24)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ring.reader().skip(0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** One thread, random steps, against a queue. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void behavesAsAQueue(long seed) {
        Random random = new Random(seed);
        Arena arena = new Arena(CELL, 512 << 10);
        Ring ring = open(arena);
        Deque<Integer> unread = new ArrayDeque<>();
        Deque<Integer> read = new ArrayDeque<>();
        int number = 0;
        for (int step = 0; step < 50_000; step++) {
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> {
                    int bytes = 16 + 8 * random.nextInt(random.nextInt(20) == 0 ? 4000 : 30);
                    if (offer(ring, bytes, number)) {
                        unread.add(number++);
                    }
                }
                case 3, 4, 5 -> {
                    assertThat(ring.reader().hasNext())
                            .as("seed %d step %d", seed, step)
                            .isEqualTo(!unread.isEmpty());
                    if (!unread.isEmpty()) {
                        assertThat(take(ring.reader()))
                                .as("seed %d step %d", seed, step)
                                .isEqualTo(unread.peek());
                        read.add(unread.remove());
                    }
                }
                case 6 -> {
                    ring.reader().release();
                    read.clear();
                }
                default -> {
                    if (random.nextInt(10) == 0) {
                        ring.reader().rewind();
                        while (!read.isEmpty()) {
                            unread.addFirst(read.removeLast());
                        }
                    }
                }
            }
        }
        assertThat(ring.count()).isEqualTo(number);
    }

    /** Two threads: nothing lost, nothing twice, in order, every byte as written. */
    @Test
    void producerAndConsumerSideBySide() throws Exception {
        int records = 3_000_000;
        Ring ring = open(new Arena(CELL, 128 << 10));
        CompletableFuture<Void> producer = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < records; i++) {
                int bytes = 16 + 8 * (i % 11);
                while (!ring.fits(bytes) && !ring.advance(bytes)) {
                    Thread.onSpinWait();
                }
                for (int at = 2 * Integer.BYTES; at < bytes; at += Integer.BYTES) {
                    ring.buffer().putInt(ring.tail() + at, ~i);
                }
                write(ring, bytes, i);
            }
        });
        RingReader reader = ring.reader();
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        for (int i = 0; i < records; ) {
            if (!reader.hasNext()) {
                reader.release();
                assertThat(System.nanoTime() - deadline)
                        .as("time left at record %d", i)
                        .isNegative();
                Thread.yield();
                continue;
            }
            int bytes = reader.buffer().getInt(reader.offset());
            for (int at = 2 * Integer.BYTES; at < bytes; at += Integer.BYTES) {
                if (reader.buffer().getInt(reader.offset() + at) != ~i) {
                    throw new AssertionError("record " + i + " is torn at " + at);
                }
            }
            if (take(reader) != i) {
                throw new AssertionError("not record " + i);
            }
            if (i++ % 100 == 0) {
                reader.release();
            }
        }
        producer.get(1, TimeUnit.MINUTES);
        assertThat(reader.hasNext()).isFalse();
        assertThat(ring.count()).isEqualTo(records);
    }
}
