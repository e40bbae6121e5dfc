package dev.whence.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallerCheckTest {
    @TempDir
    Path directory;

    @Test
    void acceptsCallsFromAllThatIsNested() {
        assertThat(Demo.messages(
                        directory,
                        "static class Nested { class Deep { void m() { DemoLog.info(\"x\"); } } }",
                        "void good() {",
                        "  class Local { @Override public String toString() { DemoLog.info(\"x\"); return \"\"; } }",
                        "  Object o = new Object() { { DemoLog.info(\"x\"); demo.DemoLog.info(\"y\"); } };",
                        "  Runnable r = () -> DemoLog.info(\"x\");",
                        "}",
                        "@Logged static class Own { void m() { Demo_OwnLog.info(\"x\"); } }"))
                .isEmpty();
    }

    @Test
    void refusesCallsFromElsewhere() {
        assertThat(Demo.messages(
                        directory,
                        "@Logged static class Own { void m() { DemoLog.info(\"x\"); } }",
                        "void bad() { Demo_OwnLog.info(\"x\"); }",
                        "}",
                        "class Stranger { void m() { if (DemoLog.isInfoEnabled()) DemoLog.info(\"x\"); }"))
                .containsExactly(
                        "ERROR 11:46 [whence.caller] DemoLog serves another class: use Demo_OwnLog here",
                        "ERROR 12:25 [whence.caller] Demo_OwnLog serves another class: use DemoLog here",
                        "ERROR 14:40 [whence.caller] DemoLog serves another class: annotate Stranger with @Logged"
                                + " and use its own",
                        "ERROR 14:65 [whence.caller] DemoLog serves another class: annotate Stranger with @Logged"
                                + " and use its own");
    }
}
