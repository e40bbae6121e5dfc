package dev.whence.ringfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ring file that is cut under its owner's eyes. What becomes of a program: {@code CutRingFileTest}. */
class MappingFaultTest {
    @TempDir
    private Path directory;

    @Test
    void aCutFileIsKnownByALook() throws Exception {
        try (HeldRingFile held = new RingFolder(directory.resolve("rings")).create(1 << 20)) {
            RingFile file = held.file();
            assertThat(file.isIntact()).isTrue();
            assertThat(file.isWhole()).isTrue();
            cut(file, 1 << 20); // in its middle: the header is there
            assertThat(file.isIntact()).isTrue();
            assertThat(file.isWhole()).isFalse();
            cut(file, 0);
            assertThat(file.isIntact()).isFalse();
            assertThatThrownBy(file::checkWhole).isInstanceOf(IOException.class).hasMessageContaining("cut short");
            assertThat(MappingFault.surfaces()).as("an error that is still due").isFalse();
        }
    }

    /** Zeros where something was would raise no error any more: nobody would find out. */
    @Test
    void aCutFileDoesNotGrowAgain() throws Exception {
        try (HeldRingFile held = new RingFolder(directory.resolve("rings")).create(1 << 20)) {
            RingFile file = held.file();
            cut(file, RingFile.PAGE);
            assertThatThrownBy(() -> file.takeCell(RingFile.PAGE, Long.BYTES))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cut short");
            assertThat(Files.size(file.path())).isEqualTo(RingFile.PAGE);
            assertThat(file.isLost()).isTrue();
        }
    }

    @Test
    void countsGoNowhereInAFileThatIsCutOrLost() throws Exception {
        try (HeldRingFile held = new RingFolder(directory.resolve("rings")).create(1 << 20)) {
            held.file().setDropped(2, 3);
            held.file().lose();
            held.file().setDropped(2, 4);
            assertThat(held.file().dropped(2)).isEqualTo(3);
            assertThat(held.file().isIntact()).isFalse();
        }
        try (HeldRingFile held = new RingFolder(directory.resolve("rings")).create(1 << 20)) {
            cut(held.file(), 0);
            held.file().setDropped(2, 3);
            assertThat(MappingFault.surfaces()).as("an error that is still due").isFalse();
        }
    }

    private static void cut(RingFile file, long length) throws IOException {
        try (RandomAccessFile access = new RandomAccessFile(file.path().toFile(), "rw")) {
            access.setLength(length);
        }
    }
}
