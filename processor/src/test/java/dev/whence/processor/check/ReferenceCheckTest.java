package dev.whence.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceCheckTest {
    @TempDir
    Path directory;

    @Test
    void acceptsLambdas() {
        assertThat(Demo.messages(
                        directory, "void good(List<String> all) { all.forEach(one -> DemoLog.info(\"{}\", one)); }"))
                .isEmpty();
    }

    @Test
    void warnsOfMethodReferences() {
        assertThat(Demo.messages(directory, "void bad(List<String> all) { all.forEach(DemoLog::info); }"))
                .containsExactly("WARNING 11:42 [whence.reference] calls through a method reference are not woven:"
                        + " write a lambda that calls it");
    }
}
