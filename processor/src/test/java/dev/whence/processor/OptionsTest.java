package dev.whence.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.processor.diagnostic.Policy;
import dev.whence.processor.model.LogLevel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionsTest {
    private final List<String> problems = new ArrayList<>();

    @TempDir
    Path directory;

    @Test
    void hasDefaults() {
        assertThat(Options.of(Map.of(), problems::add))
                .isEqualTo(new Options(LogLevel.TRACE, new Policy(Policy.Checks.DEFAULT, false), true));
        assertThat(problems).isEmpty();
    }

    @Test
    void readsEachOption() {
        Map<String, String> values = Map.of(
                "whence.level", "warn", "whence.checks", "OFF", "whence.strict", "false", "whence.weave", "false");
        assertThat(Options.of(values, problems::add))
                .isEqualTo(new Options(LogLevel.WARN, new Policy(Policy.Checks.OFF, false), false));
        assertThat(problems).isEmpty();
    }

    @Test
    void takesABareSwitchForOn() {
        Map<String, String> values = new HashMap<>();
        values.put("whence.strict", null);
        assertThat(Options.of(values, problems::add).policy().strict()).isTrue();
        assertThat(problems).isEmpty();
    }

    @Test
    void namesOptionValueAndWhatIsAllowed() {
        Options.of(Map.of("whence.level", "LOUD", "whence.strict", "maybe"), problems::add);
        assertThat(problems)
                .containsExactly(
                        "-Awhence.level=LOUD is no value of this option:"
                                + " allowed are TRACE, DEBUG, INFO, WARN, ERROR, FATAL",
                        "-Awhence.strict=maybe is no value of this option: allowed are true, false");
    }

    @Test
    void refusesContradictions() {
        Options.of(Map.of("whence.strict", "true", "whence.weave", "false"), problems::add);
        assertThat(problems)
                .containsExactly(
                        "-Awhence.strict=true and -Awhence.weave=false contradict each other: give one of them");
    }

    @Test
    void aWrongOptionFailsTheBuildOnce() {
        TestBuild.Result result = new TestBuild(directory)
                .source("Demo.java", "@dev.whence.Logged class Demo {}")
                .options("-Awhence.checks=some")
                .compile();
        assertThat(result.succeeded()).isFalse();
        assertThat(result.messages())
                .containsExactly("ERROR [whence.option] -Awhence.checks=some is no value of this option:"
                        + " allowed are error, warn, off");
    }

    @Test
    void optionsAreKnownWhereNothingIsAnnotated() {
        TestBuild.Result result = new TestBuild(directory)
                .source("Plain.java", "class Plain {}")
                .options("-Awhence.level=INFO", "-Awhence.strict", "-Xlint:all", "-Werror")
                .compile();
        assertThat(result.messages()).isEmpty();
    }
}
