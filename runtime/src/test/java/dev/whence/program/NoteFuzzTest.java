package dev.whence.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.whence.pipeline.Recovery.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ring files of processes that were killed in the middle of a batch, with bits flipped and ends cut off: what says how far
 * that batch had come may be damaged like anything else. No record is lost by that without being counted, and none is
 * twice in one file. Seeds from 1; more of them by {@code -Dwhence.fuzz.seeds}.
 */
@Timeout(300)
class NoteFuzzTest {
    private static final int SEEDS = Integer.getInteger("whence.fuzz.seeds", 8);
    /** Calls of a thread between two rests; the long one makes batches of several pieces of 64 KiB. */
    private static final int SHORT = 20;

    private static final int LONG = 2000;

    private static final Duration LONGEST = Duration.ofSeconds(60);

    @TempDir
    private Path root;

    /** The note half there; there, and no byte written; a first piece written; all of it written, and nothing says so. */
    static Stream<Arguments> points() {
        CrashPoint secondPiece = CrashPoint.at("java.io.FileOutputStream#write")
                .within("dev.whence.sink.DayFile#append")
                .timeInOneCall(2);
        return Stream.of(
                Arguments.of(CrashPoint.at("dev.whence.ringfile.Notes#publish").time(3), SHORT),
                Arguments.of(CrashPoint.at("dev.whence.sink.FileSink#write").time(3), SHORT),
                Arguments.of(secondPiece, LONG),
                Arguments.of(CrashPoint.at("dev.whence.ringfile.Notes#finish").time(3), SHORT));
    }

    @ParameterizedTest
    @MethodSource("points")
    void noDamageLosesOrRepeatsUnsaid(CrashPoint point, int burst) throws Exception {
        KilledInABatch dead = KilledInABatch.at(point.on("whence-drain"), burst, root);
        System.out.println("NoteFuzzTest: " + point + ", " + dead.returned() + " records, " + SEEDS + " seeds");
        int untouched = 0;
        for (Area area : Area.values()) {
            int from = area.from(dead);
            int to = area.to(dead);
            int cases = area == Area.BATCHES_DONE ? 8 * (to - from) : SEEDS;
            for (int n = 0; n < cases; n++) {
                Random random = new Random(n + 1);
                int at = area == Area.BATCHES_DONE ? from + n / 8 : from + random.nextInt(to - from);
                if (area == Area.NOTES && n % 2 == 0) {
                    at += 4 * DeadRingFile.PAGE; // the other one
                }
                byte[] bytes = dead.bytes();
                bytes[at] ^= (byte) (1 << (area == Area.BATCHES_DONE ? n % 8 : random.nextInt(8)));
                untouched += check(dead, bytes, area, area + ", byte " + at + ", case " + (n + 1)) ? 1 : 0;
            }
        }
        assertThat(untouched).as("cases in which nothing was doubted or lost").isPositive();
        cut(dead);
    }

    /** Whether all went as if nothing had been damaged. */
    private boolean check(KilledInABatch dead, byte[] bytes, Area area, String what) throws Exception {
        KilledInABatch.Result result = assertTimeoutPreemptively(LONGEST, () -> dead.recover(bytes), what);
        if (result.outcomes().isEmpty()) {
            assertThat(area).as(what).isIn(Area.HEADER, Area.JOURNAL);
            assertThat(result.told().lines().toList())
                    .as(what)
                    .singleElement()
                    .asString()
                    .matches("whence: cannot recover \\Q" + dead.ring() + "\\E: .+");
            assertThat(dead.ring()).as(what).hasBinaryContent(bytes);
            return false;
        }
        Outcome outcome = result.outcomes().get(0);
        assertThat(outcome.complete()).as("%s: %s", what, result.told()).isTrue();
        assertThat(result.told()).as(what).isEmpty();
        // Nothing tells that the number in a record is another one than was logged.
        int changed = area == Area.CELLS ? 1 : 0;
        assertThat(result.twiceInAFile()).as(what).hasSizeLessThanOrEqualTo(changed);
        assertThat(result.missing(dead).size())
                .as("%s: %s, missing %s", what, outcome, result.missing(dead))
                .isLessThanOrEqualTo((int) outcome.unreadable() + changed);
        if (area == Area.NOTES || area == Area.BATCHES_DONE) {
            assertThat(outcome.unreadable()).as(what).isZero();
        }
        if (outcome.unreadable() > 0) {
            assertThat(result.lines()).as(what).anyMatch(line -> line.contains("could not be read: "));
        }
        if (outcome.repeated() > 0) {
            assertThat(result.lines())
                    .as(what)
                    .anyMatch(line -> line.contains("records may also be in " + dead.logs())
                            || line.endsWith("records may also be in another file"));
        }
        return outcome.repeated() == 0 && outcome.unreadable() == 0;
    }

    private void cut(KilledInABatch dead) throws Exception {
        List<Integer> edges = List.of(0, 1, Area.NOTES.from(dead), Area.NOTES.to(dead), dead.number(32));
        for (int n = 0; n < SEEDS; n++) {
            int length = n < edges.size() ? edges.get(n) : new Random(n).nextInt(dead.bytes().length);
            byte[] bytes = Arrays.copyOf(dead.bytes(), length);
            KilledInABatch.Result result =
                    assertTimeoutPreemptively(LONGEST, () -> dead.recover(bytes), "cut to " + length);
            assertThat(result.outcomes()).as("cut to %s", length).isEmpty();
            if (length == 0) {
                assertThat(dead.ring()).doesNotExist(); // nobody can miss anything in it
                continue;
            }
            assertThat(result.told())
                    .as("cut to %s", length)
                    .startsWith("whence: cannot recover " + dead.ring() + ": ")
                    .hasLineCount(1);
            assertThat(dead.ring()).as("cut to %s", length).hasBinaryContent(bytes);
            assertThat(result.lines()).as("cut to %s", length).hasSameSizeAs(dead.linesBefore());
        }
    }

    /** Parts of the file, as docs/ring-format.md has them. */
    private enum Area {
        HEADER {
            @Override
            int from(KilledInABatch dead) {
                return 0;
            }

            @Override
            int to(KilledInABatch dead) {
                return 72;
            }
        },
        BATCHES_DONE {
            @Override
            int from(KilledInABatch dead) {
                return 136;
            }

            @Override
            int to(KilledInABatch dead) {
                return 144;
            }
        },
        NOTES {
            @Override
            int from(KilledInABatch dead) {
                return 4096;
            }

            @Override
            int to(KilledInABatch dead) {
                return 4096 + 104; // two rings
            }
        },
        JOURNAL {
            @Override
            int from(KilledInABatch dead) {
                return dead.number(24);
            }

            @Override
            int to(KilledInABatch dead) {
                return from(dead) + dead.number(128);
            }
        },
        CELLS {
            @Override
            int from(KilledInABatch dead) {
                return to(dead) - (128 << 10); // where the long ones are
            }

            @Override
            int to(KilledInABatch dead) {
                return dead.bytes().length;
            }
        };

        abstract int from(KilledInABatch dead);

        abstract int to(KilledInABatch dead);
    }
}
