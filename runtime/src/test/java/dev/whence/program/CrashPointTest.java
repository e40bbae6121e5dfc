package dev.whence.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.whence.pipeline.Recovery.Outcome;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Processes that are killed at a step of the way into a file, or of a ring's growth; each step once. */
@Timeout(300)
class CrashPointTest {
    private static final String DRAIN = "whence-drain";
    private static final String COUNTER = "counter-0";

    @TempDir
    Path root;

    static Stream<CrashPoint> drain() {
        return Stream.of(
                        // The note is begun and not published, and then published with not one byte written.
                        CrashPoint.at("dev.whence.ringfile.Notes#publish").time(3),
                        CrashPoint.at("dev.whence.sink.FileSink#write").time(3),
                        // The second piece of a batch: the first is in the file.
                        CrashPoint.at("java.io.FileOutputStream#write")
                                .within("dev.whence.sink.DayFile#append")
                                .timeInOneCall(2),
                        // All is written, and nothing says so.
                        CrashPoint.at("dev.whence.ringfile.Notes#finish").time(3),
                        // That is said, and no cell is marked; one ring's are; one cell of a ring is.
                        CrashPoint.at("dev.whence.pipeline.Source#release")
                                .within("dev.whence.pipeline.Batch#settle")
                                .timeInOneCall(1),
                        CrashPoint.at("dev.whence.pipeline.Source#release")
                                .within("dev.whence.pipeline.Batch#settle")
                                .timeInOneCall(2),
                        CrashPoint.at("dev.whence.ring.Cell#markRead")
                                .within("dev.whence.ring.RingReader#release")
                                .timeInOneCall(2))
                .map(point -> point.on(DRAIN));
    }

    static Stream<CrashPoint> roll() {
        return Stream.of(
                        CrashPoint.at("dev.whence.sink.DayFile#roll"),
                        // The new name is taken by an empty file; it is free again, and nothing is renamed.
                        CrashPoint.at("java.nio.file.Files#delete").within("dev.whence.sink.LogDirectory#rename"),
                        CrashPoint.at("java.nio.file.Files#move").within("dev.whence.sink.LogDirectory#rename"),
                        // Renamed, and there is no new file; there is one, and the journal does not know it.
                        CrashPoint.at("dev.whence.sink.DayFile#created").time(2),
                        CrashPoint.at("dev.whence.pipeline.LeftFiles#encoded").time(2),
                        // The journal's entry is half there; it is whole, and the note is not there.
                        CrashPoint.at("dev.whence.ringfile.Journal#crc")
                                .within("dev.whence.pipeline.Ledger#number")
                                .time(2),
                        CrashPoint.at("dev.whence.ringfile.Notes#file")
                                .within("dev.whence.pipeline.Ledger#note")
                                .time(7))
                .map(point -> point.on(DRAIN));
    }

    static Stream<CrashPoint> reopening() {
        return IntStream.range(0, 10)
                .mapToObj(line -> CrashPoint.at("dev.whence.ring.Cell#open:" + line + "/10")
                        .within("dev.whence.ring.Ring#enter")
                        .time(3)
                        .on(COUNTER));
    }

    static Stream<CrashPoint> growth() {
        String takes = "dev.whence.ringfile.RingFile#takeCell";
        return Stream.of(
                        // A page is found; its blocks are being reserved; they are, and the page map does not name it.
                        CrashPoint.at("dev.whence.ringfile.RingFile#reserve").within("dev.whence.ring.Ring#advance"),
                        CrashPoint.at("java.io.RandomAccessFile#write").within("dev.whence.ring.Ring#advance"),
                        CrashPoint.at("dev.whence.ringfile.RingFile#pageMapAt")
                                .within(takes)
                                .time(5),
                        // It is named, and no ring has it; it is in a ring, and not open; open, and the one before not
                        // closed.
                        CrashPoint.at("dev.whence.ring.Cell#link").within("dev.whence.ring.Ring#advance"),
                        CrashPoint.at("dev.whence.ring.Ring#enter")
                                .within("dev.whence.ring.Ring#advance")
                                .time(4),
                        CrashPoint.at("dev.whence.ring.Cell#close").time(4))
                .map(point -> point.on(COUNTER));
    }

    @ParameterizedTest
    @MethodSource("drain")
    void onTheWayIntoAFile(CrashPoint point) throws Exception {
        Killed killed = new Killed(root.resolve("killed"), 2);
        // While the drain stands, the others log on: what they log is not read.
        kill(killed, point, () -> killed.awaitReturned(3), CrashProgram.NAP, 300, "-Dwhence.flush=5ms");
    }

    @ParameterizedTest
    @MethodSource("roll")
    void whileAFileIsRolled(CrashPoint point) throws Exception {
        Killed killed = new Killed(root.resolve("killed"), 2);
        String[] settings = {"-Dwhence.flush=5ms", "-Dwhence.roll.size=64k"};
        kill(killed, point, () -> killed.awaitReturned(3), CrashProgram.NAP, 300, settings);
    }

    @ParameterizedTest
    @MethodSource("reopening")
    void whileACellIsOpenedAgain(CrashPoint point) throws Exception {
        Killed killed = new Killed(root.resolve("killed"), 1);
        // All is written each time before the next cell is full, so the two cells are used in turns.
        String[] settings = {"-Dwhence.flush=1h", "-Dwhence.ring.cell=4k"};
        kill(killed, point, Debugged.NOTHING, CrashProgram.FLUSH, 40, settings);
    }

    @ParameterizedTest
    @MethodSource("growth")
    void whileARingGrows(CrashPoint point) throws Exception {
        String[] settings = {"-Dwhence.flush=1h", "-Dwhence.ring.cell=64k"};
        // The drain may have read just all that there is: then the kill shows nothing.
        for (int time = 1; time <= 5; time++) {
            Killed killed = new Killed(root.resolve("killed" + time), 1);
            Debugged.kill(
                    point,
                    killed.child("async", settings),
                    Debugged.NOTHING,
                    CrashProgram.class,
                    killed.arguments(CrashProgram.NAP, 1 << 20));
            if (killed.unread() > 0) {
                recover(killed, point);
                return;
            }
        }
        fail("nothing unread at " + point + ", five times");
    }

    private static void kill(
            Killed killed, CrashPoint point, Debugged.Meanwhile meanwhile, String way, int every, String... settings)
            throws Exception {
        Debugged.kill(
                point, killed.child("async", settings), meanwhile, CrashProgram.class, killed.arguments(way, every));
        recover(killed, point);
    }

    private static void recover(Killed killed, CrashPoint point) throws Exception {
        long unread = killed.unread();
        assertThat(unread).as("unread at %s", point).isPositive();
        Outcome outcome = killed.recover();
        killed.checkOnce();
        killed.checkAccounts(outcome);
        System.out.println(point + ": " + unread + " unread, " + outcome.recovered() + " recovered");
    }
}
