package dev.whence.sink;

import static dev.whence.sink.SinkFixture.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DayFileTest {
    private static final int PIECE = 64 * 1024;

    @TempDir
    Path directory;

    @Test
    void whatIsNoLongerThanAPieceIsWrittenAtOnce() {
        assertThat(DayFile.piece(0, 1)).isEqualTo(1);
        assertThat(DayFile.piece(PIECE - 1, 160)).isEqualTo(160); // else a line would be there by halves
        assertThat(DayFile.piece(PIECE / 2, PIECE)).isEqualTo(PIECE);
    }

    @Test
    void longerOnesAreCutWhereTheFilesPiecesBegin() {
        assertThat(DayFile.piece(0, PIECE + 1)).isEqualTo(PIECE);
        assertThat(DayFile.piece(100, 3 * PIECE)).isEqualTo(PIECE - 100);
        assertThat(DayFile.piece(PIECE - 1, 3 * PIECE)).isEqualTo(1);
        assertThat(DayFile.piece(PIECE, 3 * PIECE)).isEqualTo(PIECE);
        assertThat(DayFile.piece((1L << 40) + 1, 3 * PIECE)).isEqualTo(PIECE - 1);
    }

    @Test
    void piecesOfAnyLengthFollowOneAnother() throws IOException {
        byte[] bytes = new byte[10 * PIECE];
        new Random(17).nextBytes(bytes);
        Path path;
        try (DayFile file = new DayFile(new LogDirectory(directory), n -> "a.log", DAY)) {
            file.open();
            int[] ends = {0, 1, PIECE, 3 * PIECE + 7, 3 * PIECE + 8, 6 * PIECE, 8 * PIECE, bytes.length};
            for (int i = 1; i < ends.length; i++) {
                file.append(bytes, ends[i - 1], ends[i]);
                assertThat(file.length()).isEqualTo(ends[i]);
            }
            path = file.place().path();
        }
        assertThat(Arrays.equals(Files.readAllBytes(path), bytes)).isTrue();
    }
}
