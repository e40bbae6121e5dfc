package dev.whence.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.Site;
import dev.whence.record.RecordFixture;
import dev.whence.record.RecordView;
import dev.whence.record.RecordWriter;
import dev.whence.record.ThreadName;
import dev.whence.sink.ByteOutput;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextLayoutTest {
    private static final long TIME = 1_795_400_558_250_999_999L;

    private final RecordFixture fixture = new RecordFixture();

    @Test
    void theDefaultLine() {
        RecordView record = record("accepted {} from {}", 3, "/127.0.0.1:5000");
        assertThat(line(TextLayout.DEFAULT_PATTERN, record))
                .isEqualTo("[INFO][2026-11-23 02:22:38.250][17157:main]EchoServer.java:7(accepted):"
                        + " accepted 3 from /127.0.0.1:5000\n");
    }

    @Test
    void aStackTraceFollowsOnItsOwnLines() {
        RecordView record = record("failed on {}", 3, new IllegalStateException("no"));
        assertThat(line(TextLayout.DEFAULT_PATTERN, record))
                .startsWith("[INFO][2026-11-23 02:22:38.250][17157:main]EchoServer.java:7(accepted): failed on 3\n"
                        + "java.lang.IllegalStateException: no\n\tat dev.whence.layout.TextLayoutTest.")
                .endsWith("\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "%p %level|INFO INFO",
                "%-6p|INFO  ",
                "[%6level]|[  INFO]",
                "%3p|INFO",
                "%c %logger|dev.acme.EchoServer dev.acme.EchoServer",
                "%C %class|dev.acme.Echo$Server dev.acme.Echo$Server",
                "%F:%L %file:%line|EchoServer.java:7 EchoServer.java:7",
                "%M() %method|<init>() <init>",
                "%pid|17157",
                "%-7pid|17157  ",
                "%t %thread|main main",
                "%-8t|main    ",
                "%8t|    main",
                "%d|2026-11-23 02:22:38.250",
                "%date|2026-11-23 02:22:38.250",
                "%d{HH:mm}|02:22",
                "%d{HH:mm:ss.SSSSSS}|02:22:38.250999",
                "%12d{HH:mm}!|       02:22!",
                "%m %msg|\u017c 1 \u017c 1",
                "%6m|   \u017c 1",
                "%-6m|\u017c 1   ",
                "100%%|100%",
                "{%m}|{\u017c 1}",
                "%m%nopex|\u017c 1",
                "|"
            })
    void words(String pattern, @Nullable String expected) {
        Site site = Site.of(
                "dev.acme.EchoServer",
                "dev.acme.Echo$Server",
                "dev/acme/EchoServer.java",
                7,
                "<init>",
                dev.whence.Level.INFO,
                "\u017c {}");
        assertThat(line(pattern == null ? "" : pattern, fixture.array(site, null, 1)))
                .isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%foo|pattern, position 1: unknown word %foo; allowed are %level %p ",
                "%m %|pattern, position 4: no word behind %; allowed are %level ",
                "%d{yyyy|pattern, position 3: no closing brace",
                "%c{1}|pattern, position 3: %c takes no option in braces",
                "%-m|pattern, position 1: a width is a number from 1 to 999",
                "%0m|pattern, position 1: a width is a number from 1 to 999",
                "%99999999999m|pattern, position 1: a width is a number from 1 to 999",
                "%d{foo}|pattern, %d{foo}: Unknown pattern letter: f; allowed is what"
            })
    void aWrongPatternIsRefusedInOneLine(String pattern, String message) {
        assertThatThrownBy(() -> new TextLayout(pattern, ZoneOffset.UTC, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void aPatternThatForgetsTheExceptionHasItAtTheEnd() {
        RecordView record = record("x", new IllegalStateException("no"));
        assertThat(line("%m%n", record)).startsWith("x\njava.lang.IllegalStateException: no\n\tat ");
        assertThat(line("%m", record)).startsWith("x\njava.lang.IllegalStateException: no\n\tat ");
        assertThat(line("%m%nopex%n", record)).isEqualTo("x\n");
        assertThat(line("%ex%m%n", record))
                .startsWith("java.lang.IllegalStateException: no\n\tat ")
                .endsWith("\nx\n");
        assertThat(line("%m", record("x"))).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\n[ERROR] forged", "a\r[ERROR] forged", "a\u0085forged", "a\u2028forged", "a\u001b[2Jforged"})
    void nothingThatIsLoggedForgesALine(String evil) {
        RecordView record = record(evil + " {} {}", evil, evil.charAt(1));
        ThreadName name = ThreadName.of(evil);
        record.wrap(
                fixture.write(record.site(), "LC", 200, RecordWriter.NO_CUT, w -> {
                    w.putReady(evil);
                    w.put(evil.charAt(1));
                }),
                0,
                fixture.sites(),
                name);
        String line = line(TextLayout.DEFAULT_PATTERN, record);
        assertThat(line).endsWith("\n");
        assertThat(line.substring(0, line.length() - 1)).doesNotContainPattern("[\\p{Cntrl}\u0085\u2028\u2029]");
        assertThat(line).contains(":a\\", "(accepted): a\\");
    }

    @Test
    void oneLayoutServesManySites() {
        TextLayout layout = new TextLayout("%L %m%n", ZoneOffset.UTC, 1);
        ByteOutput out = new ByteOutput(16);
        StringBuilder expected = new StringBuilder();
        for (int round = 0; round < 2; round++) {
            for (int i = 1; i <= 300; i++) {
                Site site = Site.of("a", "a", "A.java", i, "m", dev.whence.Level.INFO, i + " {}");
                layout.write(fixture.array(site, null, round), TIME, out);
                expected.append(i + " " + i + " " + round + "\n");
            }
        }
        assertThat(out).hasToString(expected.toString());
    }

    private RecordView record(String format, @Nullable Object... arguments) {
        return fixture.array(RecordFixture.site(format), null, arguments);
    }

    private static String line(String pattern, RecordView record) {
        ByteOutput out = new ByteOutput(16);
        new TextLayout(pattern, ZoneOffset.UTC, 17157).write(record, TIME, out);
        return out.toString();
    }
}
