package dev.whence.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.testing.ChildJvm;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An application is deployed 50 times, and each time nothing of it is left when it is gone. */
class RedeployTest {
    private static final int ROUNDS = 50;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"inside, async, coarse", "parent, async, precise"})
    void nothingIsKept(String where, String mode, String clock) throws Exception {
        ChildJvm child = Programs.child(mode, directory).with("-Xmx64m", "-Dwhence.clock=" + clock);
        ChildJvm.Ended ended = child.run(RedeployProgram.class.getName(), where, Integer.toString(ROUNDS));
        assertThat(ended.exit()).as("%s%s", ended.out(), ended.err()).isZero();
        assertThat(ended.err()).isEmpty();
        int runs = where.equals("inside") ? 5 : 4;
        List<String> messages = Programs.messages(directory);
        assertThat(messages).hasSize(ROUNDS * runs * RedeployedApplication.SITES);
        assertThat(messages.stream().filter(message -> message.endsWith("it: 7, in call 7")))
                .hasSize(ROUNDS * runs);
    }
}
