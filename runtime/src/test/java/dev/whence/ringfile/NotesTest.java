package dev.whence.ringfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotesTest {
    @TempDir
    Path directory;

    /** An Error may come between begin and publish. */
    @Test
    void aNoteBegunTwiceLeavesTheLastOneWhole() throws Exception {
        try (HeldRingFile held = new RingFolder(directory.resolve("rings")).create(1 << 20)) {
            Notes notes = held.file().notes();
            notes.begin(0, 5);
            notes.publish();
            notes.finish();
            notes.begin(5, 1);
            notes.begin(5, 2);
            assertThat(notes.newest())
                    .isNotNull()
                    .extracting(Notes.Note::records)
                    .isEqualTo(5L);
            notes.publish();
            assertThat(notes.newest())
                    .isNotNull()
                    .extracting(Notes.Note::records)
                    .isEqualTo(2L);
            assertThat(notes.newest().sequence()).isEqualTo(notes.done() + 1);
            held.remove();
        }
    }
}
