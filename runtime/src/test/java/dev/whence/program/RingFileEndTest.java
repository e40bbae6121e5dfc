package dev.whence.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left in the folder of ring files when a process has ended by itself. */
@Timeout(120)
class RingFileEndTest {
    @TempDir
    Path logs;

    @ParameterizedTest
    @ValueSource(strings = {"sync", "async"})
    void aProcessThatEndsByItselfLeavesNoRingFile(String mode) throws Exception {
        ChildJvm.Ended ended = Programs.child(mode, logs).run(SelfChecks.class.getName(), "turns");
        assertThat(ended.exit()).as("%s%s", ended.out(), ended.err()).isZero();
        assertThat(Programs.messages(logs)).isNotEmpty();
        assertThat(names(logs.resolve(".whence"))).isEmpty();
    }

    /** The memory of a ring file that is gone serves those who log on. */
    @ParameterizedTest
    @ValueSource(strings = {"sync", "async"})
    void whatComesBehindAShutdownIsWrittenWithoutAComplaint(String mode) throws Exception {
        ChildJvm.Ended ended = Programs.child(mode, logs).run(LateSitesProgram.class.getName());
        assertThat(ended.exit()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(Programs.messages(logs)).hasSize(LateSitesProgram.SITES + 2);
        assertThat(names(logs.resolve(".whence"))).isEmpty();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
