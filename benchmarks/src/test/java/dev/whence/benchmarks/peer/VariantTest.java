package dev.whence.benchmarks.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.benchmarks.figure.Figure;
import dev.whence.benchmarks.figure.MissingPeerException;
import dev.whence.benchmarks.figure.Question;
import dev.whence.benchmarks.fork.ForkedJvm;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each peer writes what it should: a misconfigured one would be measured at something else. */
class VariantTest {
    /** Enough that a queue and a buffer of a file fill and are passed on in more than one piece. */
    private static final int ROUNDS = 500;

    /** Nothing is measured here. */
    private static final List<String> QUICK = List.of("-Xms64m", "-Xmx64m", "-XX:TieredStopAtLevel=1");

    private static final List<String> METHODS =
            List.of("staticString", "stringConcat", "singleInteger", "twoIntegers", "singleDouble", "complexFormat");
    private static final List<String> MESSAGES = List.of(
            "Starting backup replica garbage collector thread",
            "Opened session with coordinator at basic+udp:host=192.168.1.140,port=12246",
            "Backup storage speeds (min): 181 MB/s read",
            "buffer has consumed 1032024 bytes of extra storage, current allocation: 1016544 bytes",
            "Using tombstone ratio balancer with ratio = 0.4",
            "Initialized InfUdDriver buffers: 50000 receive buffers (97 MB), 50 transmit buffers (0 MB), took 26.2 ms");
    private static final Pattern LINE = Pattern.compile(
            "\\[INFO]\\[\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}]\\[\\d+:main](\\S+:\\d\\d\\(\\w+\\)): (.*)");

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void writesEachLineOnceWithItsPlace(Variant variant) throws Exception {
        List<Figure> figures = fork(variant, System.getProperty("java.class.path"));

        List<String> lines = lines();
        int expected = variant.writes() ? ROUNDS * METHODS.size() : 0;
        assertThat(lines).hasSize(expected);
        assertThat(figures).extracting(Figure::value).containsExactly((double) expected);
        for (int i = 0; i < lines.size(); i++) {
            int message = i % METHODS.size();
            Matcher line = LINE.matcher(lines.get(i));
            assertThat(line.matches()).as(lines.get(i)).isTrue();
            assertThat(line.group(1)).isEqualTo(place(variant, METHODS.get(message)));
            assertThat(line.group(2)).isEqualTo(MESSAGES.get(message));
        }
    }

    @Test
    void theHeadlineMessageHasAsManyBytesWithALocationAsWithoutOne() throws IOException {
        for (Variant variant : Variant.values()) {
            assertThat(place(variant, "twoIntegers")).hasSameSizeAs(Setup.NO_LOCATION);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LOG4J, log4j-core",
        "LOG4J_WOVEN, disruptor",
        "LOGBACK, logback-classic",
        "LOGBACK, slf4j-api",
        "TINYLOG, tinylog-api",
        "TINYLOG, tinylog-impl"
    })
    void saysThatItIsNotThere(Variant variant, String jar) {
        String without = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains(jar))
                .collect(Collectors.joining(File.pathSeparator));

        assertThatThrownBy(() -> fork(variant, without)).isInstanceOf(MissingPeerException.class);
    }

    private List<Figure> fork(Variant variant, String classPath) throws Exception {
        return ForkedJvm.of(LogsEachMessage.class, directory.toString(), Integer.toString(ROUNDS))
                .withClassPath(classPath)
                .withOptions(QUICK)
                .withOptions(variant.options(directory))
                .figures(Question.BURST, variant.id(), 1);
    }

    private List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(file.getFileName().toString()).startsWith(Variant.APPLICATION + ".");
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines;
    }

    /** Where the source says that the call is. */
    private static String place(Variant variant, String method) throws IOException {
        if (!variant.location()) {
            return "Calls.java:00(" + (variant.floor() ? method : "twoIntegers") + ")";
        }
        String peer = variant.id().replaceFirst("-.*", "") + (variant == Variant.LOG4J_WOVEN ? "/woven" : "");
        List<String> source =
                Files.readAllLines(Path.of("src/main/java/dev/whence/benchmarks/peer", peer, "Calls.java"));
        int line = 0;
        while (!source.get(line).contains(" " + method + "(")) {
            line++;
        }
        while (!source.get(line).contains(".info(")) {
            line++;
        }
        return "Calls.java:" + (line + 1) + "(" + method + ")";
    }
}
