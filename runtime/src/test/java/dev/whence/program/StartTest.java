package dev.whence.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.testing.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartTest {
    /** Each costs a start as much as two classes, and the first some milliseconds. */
    private static final Pattern LAMBDA = Pattern.compile("\\] dev\\.whence\\.[\\w.$]+\\$\\$Lambda");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"sync", "async"})
    void noLambdaOfOursIsMadeFromTheFirstCallToTheEnd(String mode) throws Exception {
        Path log = directory.resolve("loaded");
        ChildJvm.Ended ended = ChildJvm.here()
                .with("-Xlog:class+load:file=" + log, "-Dwhence.mode=" + mode, "-Dwhence.dir=" + directory)
                .run(StartProgram.class.getName());
        assertThat(ended.exit()).as(ended.err()).isZero();
        List<String> loaded = Files.readAllLines(log);
        assertThat(loaded).anyMatch(line -> line.contains(" dev.whence.config.Engine "));
        assertThat(loaded).noneMatch(line -> LAMBDA.matcher(line).find());
    }
}
