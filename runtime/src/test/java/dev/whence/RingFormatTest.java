package dev.whence;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The numbers in docs/ring-format.md are those of the code, and none of the code's is missing there. */
class RingFormatTest {
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)\\.(\\w+)` \\| (\\S+) \\|.*");
    private static final Map<String, String> PACKAGES = Map.of(
            "RingFileDescriptor", "dev.whence.ringfile.",
            "RingFile", "dev.whence.ringfile.",
            "Journal", "dev.whence.ringfile.",
            "Notes", "dev.whence.ringfile.",
            "CellDescriptor", "dev.whence.ring.",
            "RecordDescriptor", "dev.whence.record.",
            "Kind", "dev.whence.record.");

    /** The values in the document's tables, by class and constant. */
    private static Map<String, String> documented() throws Exception {
        Map<String, String> values = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("../docs/ring-format.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                assertThat(values.put(row.group(1) + "." + row.group(2), row.group(3)))
                        .as(line)
                        .isNull();
            }
        }
        return values;
    }

    private static Object value(String name) throws Exception {
        String type = name.substring(0, name.indexOf('.'));
        Field field = Class.forName(PACKAGES.get(type) + type).getDeclaredField(name.substring(type.length() + 1));
        field.setAccessible(true);
        return field.get(null);
    }

    @Test
    void theNumbersAreThoseOfTheCode() throws Exception {
        Map<String, String> documented = documented();
        assertThat(documented).hasSizeGreaterThan(50);
        for (Map.Entry<String, String> row : documented.entrySet()) {
            Object value = value(row.getKey());
            if (value instanceof Number number) {
                assertThat(Long.decode(row.getValue())).as(row.getKey()).isEqualTo(number.longValue());
            } else {
                Field tag = value.getClass().getDeclaredField("tag");
                tag.setAccessible(true);
                assertThat(row.getValue()).as(row.getKey()).isEqualTo("" + (char) (byte) tag.get(value));
            }
        }
    }

    @Test
    void noPlaceIsMissing() throws Exception {
        TreeSet<String> missing = new TreeSet<>();
        for (Map.Entry<String, String> type : PACKAGES.entrySet()) {
            Class<?> described = Class.forName(type.getValue() + type.getKey());
            Stream.of(described.getDeclaredFields())
                    .filter(field -> Modifier.isStatic(field.getModifiers()))
                    .filter(field -> field.isEnumConstant()
                            || field.getName().endsWith("_AT")
                            || field.getName().endsWith("_OFFSET"))
                    .forEach(field -> missing.add(type.getKey() + "." + field.getName()));
        }
        missing.removeAll(documented().keySet());
        assertThat(missing).isEmpty();
    }
}
