package dev.whence.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.whence.record.RecordFixture;
import dev.whence.record.RecordView;
import dev.whence.record.RecordWriter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.helpers.MessageFormatter;

/** The two differences from SLF4J, and what SLF4J has no word for. */
class MessageRulesTest {
    private static final Throwable THROWN = new IllegalStateException("no");
    private static final String THROWN_TEXT = "java.lang.IllegalStateException: no";

    private final RecordFixture fixture = new RecordFixture();
    private final RecordText texts = new RecordText();

    /** Format, arguments, our message, SLF4J's. */
    static Stream<Arguments> differences() {
        return Stream.of(
                // a name in braces is a placeholder
                arguments("{id}", List.of(1), "1", "{id}"),
                arguments("{id} from {peer}", List.of(1, "x"), "1 from x", "{id} from {peer}"),
                arguments("{} {_a$1}", List.of(1, 2), "1 2", "1 {_a$1}"),
                arguments("{\u017c\u00f3\u0142w}", List.of(1), "1", "{\u017c\u00f3\u0142w}"),
                arguments("{id} {}", List.of(1), "1 {}", "{id} 1"),
                arguments("\\{id} {}", List.of(1), "{id} 1", "\\{id} 1"),
                arguments("\\\\{id}", List.of(1), "\\1", "\\\\{id}"),
                // a last Throwable that a placeholder takes is printed there
                arguments("{}", List.of(THROWN), THROWN_TEXT, "{}"),
                arguments("{} {}", List.of(1, THROWN), "1 " + THROWN_TEXT, "1 {}"),
                arguments("{} {} {}", List.of(1, THROWN), "1 " + THROWN_TEXT + " {}", "1 {} {}"),
                arguments("{cause}", List.of(THROWN), THROWN_TEXT, "{cause}"));
    }

    @ParameterizedTest
    @MethodSource("differences")
    void differs(String format, List<Object> arguments, String ours, String slf4js) {
        Object[] array = arguments.toArray();
        assertThat(message(format, array)).isEqualTo(ours);
        assertThat(MessageFormatter.arrayFormat(format, array).getMessage()).isEqualTo(slf4js);
    }

    /** Format, arguments, message: like SLF4J. */
    static Stream<Arguments> notNames() {
        return Stream.of(
                arguments("{ id} {1} {a.b} {a-b} {a", List.of(1), "{ id} {1} {a.b} {a-b} {a"),
                arguments("${user}", List.of("u"), "$u"),
                arguments("{{}}", List.of(1), "{1}"));
    }

    @ParameterizedTest
    @MethodSource("notNames")
    void whatIsNoNameIsText(String format, List<Object> arguments, String message) {
        assertThat(message(format, arguments.toArray())).isEqualTo(message);
    }

    @Test
    void onlyALastThrowableThatNoPlaceholderTakesIsTheException() {
        assertThat(texts.stackTrace(record("{}", 1, THROWN))).startsWith(THROWN_TEXT + "\n\tat ");
        assertThat(texts.stackTrace(record("x", THROWN))).startsWith(THROWN_TEXT);
        assertThat(texts.stackTrace(record("{}", THROWN))).isNull();
        assertThat(texts.stackTrace(record("{}", 1, THROWN, 2))).isNull();
        assertThat(texts.stackTrace(record("{}", 1))).isNull();
    }

    @Test
    void primitivesOfWovenCallsNeedNoBoxes() {
        RecordView record = fixture.record(
                RecordFixture.site("{} {} {} {} {} {} {} {}"), "ZBCSIJFD", 30, RecordWriter.NO_CUT, w -> {
                    w.put(true);
                    w.put((byte) -1);
                    w.put('\u20ac');
                    w.put((short) 300);
                    w.put(Integer.MIN_VALUE);
                    w.put(Long.MIN_VALUE);
                    w.put(1.5f);
                    w.put(Double.NaN);
                });
        assertThat(texts.message(record)).isEqualTo("true -1 \u20ac 300 -2147483648 -9223372036854775808 1.5 NaN");
    }

    @Test
    void aFormatThatIsNullIsPrintedAsNull() {
        assertThat(texts.message(fixture.array(RecordFixture.site(null), null))).isEqualTo("null");
    }

    @Test
    void cutTextsSaySo() {
        RecordView record =
                fixture.record(RecordFixture.site(null), "FLLL", RecordWriter.sizeWithoutText("FLLL") + 25, 25, w -> {
                    w.putReady("{} and {} and {}"); // 16 bytes
                    w.putReady("twelve bytes");
                    w.putReady("all");
                    w.putReady(7);
                });
        assertThat(texts.message(record)).isEqualTo("twelve by\u2026[3 bytes cut] and \u2026[3 bytes cut] and 7");
        RecordView cutFormat = fixture.record(RecordFixture.site(null), "F", 100, 3, w -> w.putReady("abcdef"));
        assertThat(texts.message(cutFormat)).isEqualTo("abc\u2026[3 bytes cut]");
    }

    private String message(String format, @Nullable Object... arguments) {
        return texts.message(record(format, arguments));
    }

    private RecordView record(String format, @Nullable Object... arguments) {
        return fixture.array(RecordFixture.site(format), null, arguments);
    }
}
