package dev.whence.processor.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.processor.model.Argument;
import dev.whence.processor.model.CallSite;
import dev.whence.processor.model.Facade;
import dev.whence.processor.model.Lines;
import dev.whence.processor.model.LogLevel;
import java.util.List;
import org.junit.jupiter.api.Test;

class FacadeSourceTest {

    @Test
    void leavesAFormatThatFitsNoConstantToTheCall() {
        assertThat(source("é".repeat(32_767))).contains("\\u00e9");
        assertThat(source("é".repeat(32_768))).doesNotContain("\\u00e9").contains("Level.INFO, null");
    }

    @Test
    void isTheSameEachTime() {
        assertThat(source("x")).isEqualTo(source("x"));
    }

    @Test
    void keepsArgumentsFromEndingTheComment() {
        String text = source("x", new Argument("\"*/ \\u002a/ <b>\"\n + é", "key"));
        assertThat(text).contains("/** Demo.java:3 m(): \"*&#47; &#92;u002a/ &lt;b&gt;\" + \\u00e9 */");
    }

    @Test
    void namesTypesAsItsOwnNameAndPackageAllow() {
        assertThat(constant("demo", "DemoLog"))
                .startsWith("static final Site S1 = Site.of(LOGGER")
                .contains(" Level.INFO");
        assertThat(constant("demo", "Site")).startsWith("static final dev.whence.Site S1 = dev.whence.Site.of(LOGGER");
        assertThat(constant("demo", "Level")).contains(" dev.whence.Level.INFO");
        assertThat(constant("dev.whence", "DemoLog"))
                .startsWith("static final Site S1 = Site.of(LOGGER")
                .contains(" Level.INFO");
    }

    /** The statement of the one constant. */
    private static String constant(String packageName, String name) {
        CallSite site = new CallSite(1, "x.Demo", "m", new Lines(3, 3, 3), LogLevel.INFO, "x", List.of());
        Facade facade = new Facade(packageName, name, "x.Demo", "x/Demo.java", List.of(site));
        String text = new FacadeSource(LogLevel.TRACE).print(facade).text();
        assertThat(text).doesNotContain("SITES").contains("static void info(String format) {");
        int start = text.indexOf("static final", text.indexOf("/** Demo.java:3"));
        return text.substring(start, text.indexOf(';', start)).replaceAll("\\s+", " ");
    }

    private static String source(String format, Argument... arguments) {
        CallSite site =
                new CallSite(1, "demo.Demo", "m", "m()", new Lines(3, 3, 3), LogLevel.INFO, format, List.of(arguments));
        Facade facade = new Facade("demo", "DemoLog", "demo.Demo", "demo/Demo.java", List.of(site));
        return new FacadeSource(LogLevel.TRACE).print(facade).text();
    }
}
