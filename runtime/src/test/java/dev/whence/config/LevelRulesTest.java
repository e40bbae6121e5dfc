package dev.whence.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.Level;
import dev.whence.Site;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LevelRulesTest {
    private static final String FILE = "dev/acme/EchoServer.java";

    private static LevelRules root(Level level) {
        return LevelRules.of(level, Map.of());
    }

    private static Site site(int line, Level level) {
        return site(FILE, line, level);
    }

    private static Site site(String file, int line, Level level) {
        return Site.of("dev.acme.EchoServer", "dev.acme.EchoServer", file, line, "accepted", level, "x");
    }

    @ParameterizedTest
    @CsvSource({
        // the rule, a logger, whether the rule holds for it
        "dev.acme, dev.acme, true",
        "dev.acme, dev.acme.EchoServer, true",
        "dev.acme, dev.acme.net.EchoServer, true",
        "dev.acme, dev.acme$Nested, true",
        "dev.acme, dev.acmeX, false",
        "dev.acme, dev.acm, false",
        "dev.acme, dev, false",
        "dev.acme, other.dev.acme, false",
        "dev.acme., dev.acme.EchoServer, true",
        "dev.acme., dev.acme, false",
        "dev.acme.Echo, dev.acme.EchoServer, false",
        "dev.acme.Echo$Timer, dev.acme.Echo$Timer, true",
        "dev.acme.Echo$Timer, dev.acme.Echo$Timer$1, true",
        "dev.acme.Echo$Timer, dev.acme.Echo$Timers, false",
        "dev.acme.Echo, dev.acme.Echo$Timer, true",
        "dev.acme.Echo$, dev.acme.Echo$Timer, true",
        "dev.acme.Echo$, dev.acme.Echo, false",
        "Demo, Demo, true",
        "Demo, Demo$Inner, true",
        "Demo, Demos, false",
        "'', Demo, true",
        "'', dev.acme.EchoServer, true",
    })
    void aPrefixEndsWhereAPartOfTheNameEnds(String prefix, String logger, boolean holds) {
        LevelRules rules = root(Level.INFO).with(prefix, Level.TRACE);
        assertThat(rules.levelOf(logger)).isEqualTo(holds ? Level.TRACE : Level.INFO);
    }

    @Test
    void theLongestPrefixWins() {
        LevelRules rules = LevelRules.of(
                Level.INFO, Map.of("dev", Level.WARN, "dev.acme", Level.DEBUG, "dev.acme.net.Wire", Level.FATAL));
        assertThat(rules.levelOf("org.Other")).isEqualTo(Level.INFO);
        assertThat(rules.levelOf("dev.Main")).isEqualTo(Level.WARN);
        assertThat(rules.levelOf("dev.acme.net.Echo")).isEqualTo(Level.DEBUG);
        assertThat(rules.levelOf("dev.acme.net.Wire$Frame")).isEqualTo(Level.FATAL);
    }

    @Test
    void levelsFromTheThresholdOnAreEnabled() {
        for (Level threshold : Level.values()) {
            for (Level level : Level.values()) {
                assertThat(root(threshold).isEnabled(site(7, level))).isEqualTo(level.compareTo(threshold) >= 0);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EchoServer.java:7, true",
        "acme/EchoServer.java:7, true",
        "dev/acme/EchoServer.java:7, true",
        "EchoServer.java:007, true",
        "EchoServer.java:8, false",
        "Server.java:7, false",
        "me/EchoServer.java:7, false",
        "org/dev/acme/EchoServer.java:7, false",
        "EchoServer.kt:7, false",
    })
    void aCallIsFoundByTheEndOfItsPath(String target, boolean found) {
        LevelRules rules = root(Level.INFO).with(target, Level.TRACE);
        assertThat(rules.isEnabled(site(7, Level.TRACE))).isEqualTo(found);
    }

    @Test
    void aCallsRuleBeatsEveryPrefix() {
        LevelRules louder =
                root(Level.FATAL).with("dev.acme.EchoServer", Level.ERROR).with("EchoServer.java:7", Level.DEBUG);
        assertThat(louder.isEnabled(site(7, Level.DEBUG))).isTrue();
        assertThat(louder.isEnabled(site(7, Level.TRACE))).isFalse();
        assertThat(louder.isEnabled(site(8, Level.WARN))).isFalse();
        LevelRules quieter =
                root(Level.INFO).with("dev.acme.EchoServer", Level.TRACE).with("EchoServer.java:7", Level.ERROR);
        assertThat(quieter.isEnabled(site(7, Level.WARN))).isFalse();
        assertThat(quieter.isEnabled(site(8, Level.TRACE))).isTrue();
    }

    @Test
    void ofTwoRulesForACallTheOneThatSaysMoreWins() {
        LevelRules rules =
                root(Level.INFO).with("dev/acme/EchoServer.java:7", Level.TRACE).with("EchoServer.java:7", Level.FATAL);
        assertThat(rules.isEnabled(site(7, Level.TRACE))).isTrue();
        assertThat(rules.isEnabled(site("org/other/EchoServer.java", 7, Level.ERROR)))
                .isFalse();
    }

    @Test
    void aFileWithoutAPackage() {
        LevelRules rules = root(Level.INFO).with("Demo.java:3", Level.TRACE);
        assertThat(rules.isEnabled(site("Demo.java", 3, Level.TRACE))).isTrue();
    }

    @Test
    void theGateOfAFileOpensForAnyLineThatMayBeEnabled() {
        Site gate = site(Site.ANY_LINE, Level.DEBUG);
        assertThat(root(Level.INFO).isEnabled(gate)).isFalse();
        assertThat(root(Level.DEBUG).isEnabled(gate)).isTrue();
        assertThat(root(Level.INFO).with("EchoServer.java:7", Level.DEBUG).isEnabled(gate))
                .isTrue();
        assertThat(root(Level.INFO).with("EchoServer.java:7", Level.WARN).isEnabled(gate))
                .isFalse();
        assertThat(root(Level.INFO).with("Other.java:7", Level.TRACE).isEnabled(gate))
                .isFalse();
        // a quieter line does not shut the gate for the others
        assertThat(root(Level.DEBUG).with("EchoServer.java:7", Level.FATAL).isEnabled(gate))
                .isTrue();
    }

    @Test
    void takingBackUncoversWhatIsConfigured() {
        LevelRules configured = LevelRules.of(Level.WARN, Map.of("dev.acme", Level.DEBUG));
        LevelRules changed =
                configured.with("", Level.FATAL).with("dev.acme", Level.TRACE).with("org", Level.INFO);
        assertThat(changed.levelOf("com.Main")).isEqualTo(Level.FATAL);
        LevelRules back = changed.without("").without("dev.acme").without("org").without("never.set");
        assertThat(back.levelOf("com.Main")).isEqualTo(Level.WARN);
        assertThat(back.levelOf("dev.acme.X")).isEqualTo(Level.DEBUG);
        assertThat(back.levelOf("org.X")).isEqualTo(Level.WARN);
        // and none of the older ones has changed
        assertThat(changed.levelOf("dev.acme.X")).isEqualTo(Level.TRACE);
        assertThat(configured.levelOf("com.Main")).isEqualTo(Level.WARN);
    }

    @Test
    void whatWasSetStaysOverAnotherConfiguration() {
        LevelRules rules = LevelRules.of(Level.INFO, Map.of("dev", Level.WARN, "org", Level.WARN))
                .with("dev.acme", Level.TRACE)
                .reconfigured(Level.ERROR, Map.of("dev", Level.DEBUG));
        assertThat(rules.levelOf("dev.acme.X")).isEqualTo(Level.TRACE);
        assertThat(rules.levelOf("dev.X")).isEqualTo(Level.DEBUG);
        assertThat(rules.levelOf("org.X")).isEqualTo(Level.ERROR);
    }

    @Test
    void configuredRulesMayNameCalls() {
        LevelRules rules = LevelRules.of(Level.INFO, Map.of("EchoServer.java:7", Level.TRACE));
        assertThat(rules.isEnabled(site(7, Level.TRACE))).isTrue();
        assertThat(rules.without("EchoServer.java:7").isEnabled(site(7, Level.TRACE)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Foo.java:x", "Foo.java:", "Foo.java:0", "Foo.java:-1", "Foo.java:99999999999", "Foo.java:1:2"})
    void aBadLineIsSaid(String target) {
        String message =
                "expected a line number behind the colon, as in EchoServer.java:42, and not \"" + target + "\"";
        assertThatThrownBy(() -> root(Level.INFO).with(target, Level.INFO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> root(Level.INFO).without(target)).hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {":7", "/:7", "/dev/Foo.java:7", " :7"})
    void aBadFileIsSaid(String target) {
        assertThatThrownBy(() -> root(Level.INFO).with(target, Level.INFO))
                .hasMessage("expected a source file in front of the colon, as in EchoServer.java:42, and not \""
                        + target + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev.acme.*", "dev/acme", ".dev", "dev..acme", " ", "dev acme", "*"})
    void aBadPrefixIsSaid(String target) {
        assertThatThrownBy(() -> root(Level.INFO).with(target, Level.INFO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a prefix of logger names, such as dev.acme, or a call site, such as"
                        + " EchoServer.java:42, and not \"" + target + "\"");
    }
}
