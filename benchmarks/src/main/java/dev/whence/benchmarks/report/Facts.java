package dev.whence.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * When and where figures were measured. A machine that does not tell something has {@link #UNKNOWN} there.
 *
 * @param date to the minute, UTC
 * @param processor its model's name
 * @param cores how many the JVM sees
 * @param fileSystem the type of the one that logs were written to
 */
public record Facts(
        String date, String jdk, String processor, String cores, String memory, String kernel, String fileSystem) {
    /** What the machine does not tell. */
    static final String UNKNOWN = "unknown";

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Of this process and machine; {@code work} is an existing directory beside the logs. */
    public static Facts of(Instant date, Path work) throws IOException {
        return new Facts(
                MINUTE.format(date),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                firstLine(Path.of("/proc/cpuinfo"), "model name"),
                String.valueOf(Runtime.getRuntime().availableProcessors()),
                memory(firstLine(Path.of("/proc/meminfo"), "MemTotal")),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                Files.getFileStore(work).type());
    }

    /** What stands behind the colon of the first line that begins with {@code name}. */
    private static String firstLine(Path file, String name) throws IOException {
        if (!Files.isReadable(file)) {
            return UNKNOWN;
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(UNKNOWN);
        }
    }

    private static String memory(String total) {
        if (!total.endsWith(" kB")) {
            return total;
        }
        double kibibytes = Double.parseDouble(total.substring(0, total.length() - 3));
        return String.format(Locale.ROOT, "%.1f GiB", kibibytes / (1024 * 1024));
    }

    /** By the names under which they are told, in order. */
    Map<String, String> byName() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("date", date);
        facts.put("JDK", jdk);
        facts.put("processor", processor);
        facts.put("cores", cores);
        facts.put("memory", memory);
        facts.put("kernel", kernel);
        facts.put("file system", fileSystem);
        return facts;
    }

    /** The reverse of {@link #byName}. */
    static Facts from(Map<String, String> named) {
        return new Facts(
                named.getOrDefault("date", UNKNOWN),
                named.getOrDefault("JDK", UNKNOWN),
                named.getOrDefault("processor", UNKNOWN),
                named.getOrDefault("cores", UNKNOWN),
                named.getOrDefault("memory", UNKNOWN),
                named.getOrDefault("kernel", UNKNOWN),
                named.getOrDefault("file system", UNKNOWN));
    }
}
