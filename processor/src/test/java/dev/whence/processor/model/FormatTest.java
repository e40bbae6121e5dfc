package dev.whence.processor.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FormatTest {

    @Test
    void readsPlaceholdersWithAndWithoutNames() {
        assertThat(names("accepted {} from {peer} in {}")).containsExactly("", "peer", "");
        assertThat(names("{}{a}{}")).containsExactly("", "a", "");
        assertThat(names("{größe} {_x1} {\ud835\udc00b}")).containsExactly("größe", "_x1", "\ud835\udc00b");
    }

    @Test
    void leavesOtherBracesAlone() {
        assertThat(names("")).isEmpty();
        assertThat(names("{ } {0} {a.b} {a b} {a-} { {a } {")).isEmpty();
        assertThat(names("{\"id\": {}}")).containsExactly("");
        assertThat(names("{{}}")).containsExactly("");
        assertThat(names("{a{b}")).containsExactly("b");
    }

    @Test
    void readsEscapesAsSlf4jDoes() {
        assertThat(names("\\{} {}")).containsExactly("");
        assertThat(names("\\{a} {b}")).containsExactly("b");
        assertThat(names("C:\\\\{}")).containsExactly("");
        assertThat(names("\\\\\\{}")).containsExactly("");
        assertThat(names("\\{{}}")).containsExactly("");
    }

    @Test
    void givesNoNameBehindTheLastPlaceholder() {
        Format format = Format.parse("{a} {}");
        assertThat(List.of(format.name(0), format.name(1), format.name(2))).containsExactly("a", "", "");
    }

    private static List<String> names(String text) {
        return Format.parse(text).placeholders();
    }
}
