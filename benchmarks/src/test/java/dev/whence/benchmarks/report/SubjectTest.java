package dev.whence.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.benchmarks.peer.Variant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What an id tells. */
class SubjectTest {
    @ParameterizedTest
    @CsvSource({
        "whence-async-precise, Whence async precise, WHENCE, true",
        "whence-async-coarse-memory, Whence async coarse memory, WHENCE, true",
        "whence-async-precise-no-location, Whence async precise without location, WHENCE, false",
        "log4j, Log4j without location, PEER, false",
        "log4j-location, Log4j with location, PEER, true",
        "log4j-woven, Log4j with location woven in, PEER, true",
        "log4j-busyspin, Log4j busyspin without location, PEER, false",
        "woven, with weaving, FLOOR, false",
        "floor-nano-time, one System.nanoTime(), FLOOR, false",
        "something-else, something-else, FLOOR, false"
    })
    void isReadFromItsId(String id, String name, Subject.Kind kind, boolean located) {
        assertThat(Subject.of(id)).isEqualTo(new Subject(id, name, kind, located));
    }

    @ParameterizedTest
    @EnumSource
    void isWhatItsVariantIs(Variant variant) {
        Subject subject = Subject.of(variant.id());

        assertThat(subject.kind() == Subject.Kind.FLOOR).isEqualTo(variant.floor());
        assertThat(subject.located()).isEqualTo(variant.location());
        assertThat(subject.name()).as("a name that people read").isNotEqualTo(variant.id());
    }

    @Test
    void tablesBeginWithWhenceAndEndWithFloors() {
        assertThat(Stream.of("floor-empty", "tinylog", "log4j-location", "whence-async-coarse", "whence-async-precise")
                        .map(Subject::of)
                        .sorted(Subject.ORDER)
                        .map(Subject::id))
                .containsExactly(
                        "whence-async-precise", "whence-async-coarse", "tinylog", "log4j-location", "floor-empty");
    }

    @Test
    void oneColourIsOnePeer() {
        assertThat(Look.colour(Subject.of("log4j-location"))).isEqualTo(Look.colour(Subject.of("log4j")));
        assertThat(Stream.of(
                                "whence-async-precise",
                                "whence-async-coarse",
                                "whence-sync",
                                "log4j",
                                "log4j-woven",
                                "logback",
                                "tinylog",
                                "floor-empty")
                        .map(Subject::of)
                        .map(Look::colour))
                .doesNotHaveDuplicates();
        assertThat(Look.colour(Subject.of("whence-async-coarse-memory")))
                .isEqualTo(Look.colour(Subject.of("whence-async-coarse")));
    }
}
