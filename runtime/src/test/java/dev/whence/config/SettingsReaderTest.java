package dev.whence.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.Level;
import dev.whence.pipeline.OverflowPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsReaderTest {
    @TempDir
    Path temporary;

    /**
     * A key with a good and a bad value.
     *
     * @param expected what is told of the bad value, between "expected" and the semicolon
     * @param otherwise the default, as it is told
     */
    record Case(
            String key,
            String good,
            Object value,
            String bad,
            String expected,
            String otherwise,
            Function<Configuration, Object> field) {
        @Override
        public String toString() {
            return key + "=" + good;
        }
    }

    private static Object orNone(@Nullable Object value) {
        return value == null ? "none" : value;
    }

    static List<Case> cases() {
        String levels = "TRACE, DEBUG, INFO, WARN, ERROR or FATAL";
        String suchAs = ", such as 65536, 64k or 64 KiB";
        String times = " to 1 h, such as 100 ms, 2s or PT1.5S";
        String zone = ZoneId.systemDefault().getId();
        return List.of(
                new Case("whence.level", "debug", Level.DEBUG, "LOUD", levels, "INFO", Configuration::level),
                new Case(
                        "whence.level.dev.acme",
                        "TRACE",
                        Map.of("dev.acme", Level.TRACE),
                        "",
                        levels,
                        "(ignored)",
                        Configuration::levels),
                new Case(
                        "whence.mode",
                        "async",
                        Configuration.Mode.ASYNC,
                        "fast",
                        "sync or async",
                        "sync",
                        Configuration::mode),
                new Case(
                        "whence.dir",
                        "some/logs",
                        Path.of("some/logs"),
                        "a\0b",
                        "a directory, and not Nul character not allowed",
                        "the default",
                        c -> orNone(c.directory())),
                new Case("whence.app", "my app/1", "my_app_1", " ", "a name", "Demo", Configuration::app),
                new Case(
                        "whence.layout",
                        "TEXT",
                        Configuration.Layout.TEXT,
                        "xml",
                        "text",
                        "text",
                        Configuration::layout),
                new Case(
                        "whence.pattern",
                        " %m ",
                        " %m ",
                        "%wrong",
                        "a pattern without %wrong",
                        "the default",
                        c -> orNone(c.pattern())),
                new Case(
                        "whence.zone",
                        "Europe/Berlin",
                        ZoneId.of("Europe/Berlin"),
                        "Atlantis",
                        "a time zone, such as UTC, Europe/Berlin or +02:00",
                        zone,
                        Configuration::zone),
                new Case(
                        "whence.clock",
                        "coarse",
                        Configuration.Clock.COARSE,
                        "exact",
                        "precise or coarse",
                        "precise",
                        Configuration::clock),
                new Case(
                        "whence.ring.cell",
                        "8k",
                        8192,
                        "1k",
                        "a size from 4 KiB to 16 MiB" + suchAs,
                        "64 KiB",
                        Configuration::ringCell),
                new Case(
                        "whence.ring.max",
                        "1 MiB",
                        1L << 20,
                        "1 MB too much",
                        "a size from 1 MiB to 1 GiB" + suchAs,
                        "64 MiB",
                        Configuration::ringMax),
                new Case(
                        "whence.overflow",
                        "drop",
                        OverflowPolicy.DROP,
                        "explode",
                        "block, drop or sync",
                        "block",
                        Configuration::overflow),
                new Case(
                        "whence.overflow.timeout",
                        "0s",
                        Duration.ZERO,
                        "2",
                        "a time from 0 s" + times,
                        "2 s",
                        Configuration::overflowTimeout),
                new Case(
                        "whence.flush",
                        "50 ms",
                        Duration.ofMillis(50),
                        "0s",
                        "a time from 1 ms" + times,
                        "1 s",
                        Configuration::flush),
                new Case("whence.flush.level", "warn", Level.WARN, "all", levels, "ERROR", Configuration::flushLevel),
                new Case(
                        "whence.shutdown.timeout",
                        "PT1M",
                        Duration.ofMinutes(1),
                        "2h",
                        "a time from 0 s" + times,
                        "10 s",
                        Configuration::shutdownTimeout),
                new Case(
                        "whence.roll.size",
                        "10MB",
                        10L << 20,
                        "small",
                        "a size from 1 KiB to 1 TiB" + suchAs,
                        "1 GiB",
                        Configuration::rollSize));
    }

    /** A setting's name in the environment, with its value. */
    private static Map.Entry<String, String> variable(String key, String value) {
        return key.equals("whence.level.dev.acme")
                ? Map.entry("WHENCE_LEVELS", "dev.acme=" + value)
                : Map.entry(key.toUpperCase(Locale.ROOT).replace('.', '_'), value);
    }

    private static String line(Case c, String origin) {
        String outcome = c.otherwise.equals("(ignored)") ? "; ignored" : "; using " + c.otherwise;
        return c.key + "=" + c.bad + " (" + origin + ") is not valid: expected " + c.expected + outcome;
    }

    @Test
    void builtInDefaults() {
        SettingsFixture settings = new SettingsFixture();
        assertThat(settings.read())
                .isEqualTo(new Configuration(
                        Level.INFO,
                        Map.of(),
                        Configuration.Mode.SYNC,
                        null,
                        "Demo",
                        Configuration.Layout.TEXT,
                        null,
                        ZoneId.systemDefault(),
                        Configuration.Clock.PRECISE,
                        null,
                        65536,
                        1 << 26,
                        OverflowPolicy.BLOCK,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(1),
                        Level.ERROR,
                        Duration.ofSeconds(10),
                        1 << 30));
        assertThat(settings.told).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void asASystemProperty(Case c) {
        SettingsFixture settings = new SettingsFixture();
        settings.properties.setProperty(c.key, c.good);
        assertThat(c.field.apply(settings.read())).isEqualTo(c.value);
        assertThat(settings.told).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void asAnEnvironmentVariable(Case c) {
        SettingsFixture settings = new SettingsFixture();
        Map.Entry<String, String> variable = variable(c.key, c.good);
        settings.environment.put(variable.getKey(), variable.getValue());
        assertThat(c.field.apply(settings.read())).isEqualTo(c.value);
        assertThat(settings.told).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void inTheFileOnTheClassPath(Case c) throws IOException {
        // in properties files a leading space of a value has to be escaped
        SettingsFixture settings =
                new SettingsFixture().classPath(temporary, c.key + "=" + c.good.replace(" ", "\\ ") + "\n");
        assertThat(c.field.apply(settings.read())).isEqualTo(c.value);
        assertThat(settings.told).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void asTheProgramsDefault(Case c) {
        SettingsFixture settings = new SettingsFixture();
        settings.code.put(c.key, c.good);
        assertThat(c.field.apply(settings.read())).isEqualTo(c.value);
        assertThat(settings.told).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aBadSystemPropertyIsToldAndTheDefaultUsed(Case c) {
        SettingsFixture settings = new SettingsFixture();
        settings.properties.setProperty(c.key, c.bad);
        assertThat(settings.read()).isEqualTo(new SettingsFixture().read());
        assertThat(settings.told).containsExactly(line(c, "system property"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aBadVariableIsToldAndTheDefaultUsed(Case c) {
        SettingsFixture settings = new SettingsFixture();
        Map.Entry<String, String> variable = variable(c.key, c.bad);
        settings.environment.put(variable.getKey(), variable.getValue());
        assertThat(settings.read()).isEqualTo(new SettingsFixture().read());
        assertThat(settings.told).containsExactly(line(c, "environment variable " + variable.getKey()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aBadValueInAFileIsToldAndTheDefaultUsed(Case c) throws IOException {
        SettingsFixture settings =
                new SettingsFixture().classPath(temporary, c.key + "=" + c.bad.replace(" ", "\\ ") + "\n");
        assertThat(settings.read()).isEqualTo(new SettingsFixture().read());
        assertThat(settings.told)
                .containsExactly(line(
                        c,
                        "whence.properties at "
                                + temporary.resolve("whence.properties").toUri().toURL()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aBadDefaultOfTheProgramIsTold(Case c) {
        SettingsFixture settings = new SettingsFixture();
        settings.code.put(c.key, c.bad);
        assertThat(settings.read()).isEqualTo(new SettingsFixture().read());
        assertThat(settings.told).containsExactly(line(c, "Whence.configure"));
    }

    @Test
    void propertiesWinOverVariablesOverTheFileOverTheProgram() throws IOException {
        SettingsFixture settings = new SettingsFixture();
        settings.code.put("whence.level", "FATAL");
        assertThat(settings.read().level()).isEqualTo(Level.FATAL);
        settings.classPath(temporary, "whence.level = ERROR\n");
        assertThat(settings.read().level()).isEqualTo(Level.ERROR);
        settings.environment.put("WHENCE_LEVEL", "WARN");
        assertThat(settings.read().level()).isEqualTo(Level.WARN);
        settings.properties.setProperty("whence.level", "DEBUG");
        assertThat(settings.read().level()).isEqualTo(Level.DEBUG);
        assertThat(settings.told).isEmpty();
    }

    @Test
    void rulesOfLevelsAreFoundOneByOne() throws IOException {
        SettingsFixture settings = new SettingsFixture()
                .classPath(temporary, "whence.level.a=ERROR\nwhence.level.b=ERROR\nwhence.level.c=ERROR\n");
        settings.code.put("whence.level.d", "FATAL");
        settings.code.put("whence.level.a", "FATAL");
        settings.environment.put("WHENCE_LEVELS", " a = warn , b=WARN,, ");
        settings.properties.setProperty("whence.level.a", "DEBUG");
        assertThat(settings.read().levels())
                .isEqualTo(Map.of("a", Level.DEBUG, "b", Level.WARN, "c", Level.ERROR, "d", Level.FATAL));
        assertThat(settings.told).isEmpty();
    }

    @Test
    void aBadValueUncoversTheProgramsDefaultAndNothingElse() throws IOException {
        SettingsFixture settings = new SettingsFixture().classPath(temporary, "whence.level=ERROR\n");
        settings.environment.put("WHENCE_LEVEL", "WARN");
        settings.properties.setProperty("whence.level", "LOUD");
        assertThat(settings.read().level()).isEqualTo(Level.INFO);
        settings.code.put("whence.level", "DEBUG");
        assertThat(settings.read().level()).isEqualTo(Level.DEBUG);
        String told = "whence.level=LOUD (system property) is not valid: expected TRACE, DEBUG, INFO, WARN, ERROR or"
                + " FATAL; using ";
        assertThat(settings.told).containsExactly(told + "INFO", told + "DEBUG");
    }

    @Test
    void twoBadValuesAreTwoLinesThatNameWhatIsUsed() {
        SettingsFixture settings = new SettingsFixture();
        settings.properties.setProperty("whence.overflow", "one");
        settings.code.put("whence.overflow", "two");
        assertThat(settings.read().overflow()).isEqualTo(OverflowPolicy.BLOCK);
        assertThat(settings.told)
                .containsExactly(
                        "whence.overflow=one (system property) is not valid: expected block, drop or sync; using block",
                        "whence.overflow=two (Whence.configure) is not valid: expected block, drop or sync; using block");
    }

    @Test
    void aDirectoryMakesItAsynchronousUnlessToldOtherwise() {
        SettingsFixture settings = new SettingsFixture();
        settings.code.put("whence.dir", "logs");
        assertThat(settings.read().mode()).isEqualTo(Configuration.Mode.ASYNC);
        settings.properties.setProperty("whence.mode", "sync");
        assertThat(settings.read().mode()).isEqualTo(Configuration.Mode.SYNC);
    }

    @Test
    void anEmptyDirectoryTakesBackTheOneFurtherIn() {
        SettingsFixture settings = new SettingsFixture();
        settings.code.put("whence.dir", "logs");
        settings.environment.put("WHENCE_DIR", "");
        Configuration configuration = settings.read();
        assertThat(configuration.directory()).isNull();
        assertThat(configuration.mode()).isEqualTo(Configuration.Mode.SYNC);
        assertThat(settings.told).isEmpty();
    }

    @Test
    void aCellMayTakeAQuarterOfTheWhole() {
        SettingsFixture settings = new SettingsFixture();
        settings.properties.setProperty("whence.ring.max", "1 MiB");
        settings.properties.setProperty("whence.ring.cell", "256 KiB");
        assertThat(settings.read().ringCell()).isEqualTo(256 * 1024);
        assertThat(settings.told).isEmpty();
        settings.properties.setProperty("whence.ring.cell", "257 KiB");
        assertThat(settings.read().ringCell()).isEqualTo(64 * 1024);
        assertThat(settings.told)
                .containsExactly("whence.ring.cell=257 KiB (system property) is not valid: expected a size from 4 KiB"
                        + " to 256 KiB, such as 65536, 64k or 64 KiB; using 64 KiB");
    }

    @Test
    void rulesMayNameCallSites() {
        SettingsFixture settings = new SettingsFixture();
        settings.properties.setProperty("whence.level.EchoServer.java:42", "TRACE");
        settings.properties.setProperty("whence.level.EchoServer.java:x", "TRACE");
        assertThat(settings.read().levels()).isEqualTo(Map.of("EchoServer.java:42", Level.TRACE));
        assertThat(settings.told)
                .containsExactly("whence.level.EchoServer.java:x=TRACE (system property) is not valid: expected a line"
                        + " number behind the colon, as in EchoServer.java:42, and not \"EchoServer.java:x\"; ignored");
    }

    @Test
    void ofTheProcess() {
        List<String> told = new ArrayList<>();
        Configuration configuration =
                SettingsReader.ofProcess(new LayoutPattern(), told::add).read(Map.of("whence.level.dev.acme", "DEBUG"));
        assertThat(configuration.levels()).containsEntry("dev.acme", Level.DEBUG);
        assertThat(configuration.app()).isNotEmpty();
    }
}
