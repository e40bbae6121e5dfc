package dev.whence.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.program.PlacesProgram;
import dev.whence.testing.ChildJvm;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnwovenTest {
    @TempDir
    private Path directory;

    @Test
    void knowsThePlaceOfEachCall() throws Exception {
        ChildJvm.Ended ended = ChildJvm.here()
                .with("-Dwhence.dir=" + directory, "-Dwhence.pattern=%class %file:%line(%method) %msg%n")
                .run(PlacesProgram.class.getName());
        assertThat(ended.exit()).as("%s%s", ended.out(), ended.err()).isZero();
        assertThat(ended.err()).isEmpty();
    }
}
