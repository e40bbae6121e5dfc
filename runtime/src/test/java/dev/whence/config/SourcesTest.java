package dev.whence.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.whence.Level;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where settings stand, and what is said of that which is none. */
class SourcesTest {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    @TempDir
    Path temporary;

    private final SettingsFixture settings = new SettingsFixture();

    @ParameterizedTest
    @CsvSource({
        "whence.lvel, whence.level",
        "whence.levels, whence.level",
        "whence.level., whence.level",
        "whence.directory, whence.dir",
        "whence.rollsize, whence.roll.size",
        "whence.roll.max, whence.ring.max",
        "whence.shutdown, whence.shutdown.timeout",
        "whence.overflow-timeout, whence.overflow.timeout",
        "whence.Mode, whence.mode",
    })
    void anUnknownPropertyIsToldWithTheNearest(String key, String nearest) {
        settings.properties.setProperty(key, "x");
        settings.properties.setProperty("whenceforth", "not ours");
        settings.read();
        assertThat(settings.told)
                .containsExactly(key + " (system property) is no setting; did you mean " + nearest + "?");
    }

    @ParameterizedTest
    @CsvSource({
        "WHENCE_LVEL, WHENCE_LEVEL",
        "WHENCE_LEVEL_DEV_ACME, WHENCE_LEVELS",
        "WHENCE_ROLLSIZE, WHENCE_ROLL_SIZE",
        "WHENCE_PATTERNS, WHENCE_PATTERN",
    })
    void anUnknownVariableIsToldWithTheNearest(String name, String nearest) {
        settings.environment.put(name, "x");
        settings.environment.put("WHENCEFORTH", "not ours");
        settings.read();
        assertThat(settings.told)
                .containsExactly(name + " (environment variable) is no setting; did you mean " + nearest + "?");
    }

    @Test
    void anUnknownDefaultOfTheProgramIsTold() {
        settings.code.put("roll", "x");
        settings.read();
        assertThat(settings.told)
                .containsExactly("roll (Whence.configure) is no setting; did you mean whence.roll.size?");
    }

    @Test
    void inAFileEveryKeyIsMeantForUs() throws IOException {
        settings.classPath(temporary, "level = DEBUG\n").read();
        URL at = temporary.resolve("whence.properties").toUri().toURL();
        assertThat(settings.told)
                .containsExactly("level (whence.properties at " + at + ") is no setting; did you mean whence.level?");
    }

    @Test
    void aRuleThatIsNoneIsToldAndTheOthersHold() {
        settings.environment.put("WHENCE_LEVELS", "dev.acme=DEBUG, dev.acme ,=TRACE");
        assertThat(settings.read().levels()).isEqualTo(Map.of("dev.acme", Level.DEBUG));
        String expected = " (environment variable WHENCE_LEVELS) is not valid: expected rules such as dev.acme=DEBUG,"
                + " separated by commas; ignored";
        assertThat(settings.told).containsExactly("dev.acme" + expected, "=TRACE" + expected);
    }

    @Test
    void aNamedFileIsReadInPlaceOfTheOneOnTheClassPath() throws IOException {
        settings.classPath(temporary, "whence.level=ERROR\nwhence.app=other\n");
        Path file = Files.writeString(temporary.resolve("my.properties"), "whence.level=DEBUG\nwhence.clock=quartz\n");
        settings.properties.setProperty("whence.config", file.toString());
        Configuration configuration = settings.read();
        assertThat(configuration.level()).isEqualTo(Level.DEBUG);
        assertThat(configuration.app()).isEqualTo("Demo");
        assertThat(settings.told)
                .containsExactly("whence.clock=quartz (file " + file
                        + ") is not valid: expected precise or coarse; using precise");
    }

    @Test
    void thePropertyNamesTheFileBeforeTheVariable() throws IOException {
        Path one = Files.writeString(temporary.resolve("one"), "whence.app=one\n");
        Path two = Files.writeString(temporary.resolve("two"), "whence.app=two\n");
        settings.environment.put("WHENCE_CONFIG", two.toString());
        assertThat(settings.read().app()).isEqualTo("two");
        settings.properties.setProperty("whence.config", one.toString());
        assertThat(settings.read().app()).isEqualTo("one");
        settings.properties.setProperty("whence.config", "");
        assertThat(settings.read().app()).isEqualTo("Demo");
        assertThat(settings.told).isEmpty();
    }

    @Test
    void aNamedFileThatCannotBeReadIsTold() {
        settings.environment.put("WHENCE_CONFIG", "/no/such/file");
        settings.read();
        settings.environment.put("WHENCE_CONFIG", temporary.toString());
        settings.read();
        settings.environment.put("WHENCE_CONFIG", "a\0b");
        settings.read();
        String origin = " (environment variable WHENCE_CONFIG) cannot be read: ";
        assertThat(settings.told)
                .containsExactly(
                        "whence.config=/no/such/file" + origin + "No such file or directory; going on without it",
                        "whence.config=" + temporary + origin + "Is a directory; going on without it",
                        "whence.config=a\0b" + origin + "Nul character not allowed; going on without it");
    }

    @Test
    void aFileThatIsNoPropertiesFileIsTold() throws IOException {
        settings.classPath(temporary, "whence.app=\\u12\n").read();
        URL at = temporary.resolve("whence.properties").toUri().toURL();
        assertThat(settings.told)
                .containsExactly("whence.properties at " + at
                        + " cannot be read: Malformed \\uxxxx encoding.; going on without it");
    }

    @Test
    void aFileCannotNameAFile() throws IOException {
        settings.classPath(temporary, "whence.config=other\n");
        settings.code.put("whence.config", "another");
        settings.read();
        URL at = temporary.resolve("whence.properties").toUri().toURL();
        String expected = " has no effect here: expected as a system property or as WHENCE_CONFIG; ignored";
        assertThat(settings.told)
                .containsExactly(
                        "whence.config=other (whence.properties at " + at + ")" + expected,
                        "whence.config=another (Whence.configure)" + expected);
    }

    @Test
    void theFileIsReadAsUtf8FromAJar() throws IOException {
        Path jar = writeJar("whence.pattern=größer\nwhence.mode=fast\n");
        List<String> told = new ArrayList<>();
        assertThat(read(jar, told).pattern()).isEqualTo("größer");
        assertThat(told)
                .containsExactly("whence.mode=fast (whence.properties at jar:"
                        + jar.toUri().toURL()
                        + "!/whence.properties) is not valid: expected sync or async; using sync");
    }

    @Test
    void aJarIsNotKeptOpen() throws IOException {
        assumeTrue(Files.isDirectory(DESCRIPTORS), "no " + DESCRIPTORS);
        Path jar = writeJar("whence.pattern=x\n").toRealPath();
        read(jar, new ArrayList<>());
        assertThat(openFiles()).isNotEmpty().doesNotContain(jar.toString());
    }

    private static Configuration read(Path jar, List<String> told) throws IOException {
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            return new SettingsReader(new Properties(), Map.of(), loader, new LayoutPattern(), told::add)
                    .read(Map.of());
        }
    }

    private static List<String> openFiles() throws IOException {
        List<String> files = new ArrayList<>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path descriptor : descriptors) {
                if (Files.exists(descriptor)) {
                    files.add(Files.readSymbolicLink(descriptor).toString());
                }
            }
        }
        return files;
    }

    private Path writeJar(String content) throws IOException {
        Path jar = temporary.resolve("app.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry("whence.properties"));
            entries.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }
}
