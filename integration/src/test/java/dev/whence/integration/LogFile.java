package dev.whence.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The log that one process has left. */
final class LogFile {
    private static final Pattern LINE = Pattern.compile(
            "(\\[[A-Z]+])\\[\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}]\\[(\\d+):main](\\S+\\.java:.*)");

    private LogFile() {}

    /**
     * Reads the directory's one log, whose name must be {@code <app>.<date>.<pid>.log}.
     *
     * @return its lines without what differs from run to run: {@code [INFO]Demo.java:7(main): hello}; time, process
     *     and thread have been checked
     */
    static List<String> lines(Path directory, String app, long pid) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(directory)) {
            files = found.filter(Files::isRegularFile).toList();
        }
        assertThat(files).as("logs of one process").hasSize(1);
        assertThat(files.get(0).getFileName().toString())
                .matches(Pattern.quote(app) + "\\.\\d{4}-\\d\\d-\\d\\d\\." + pid + "\\.log");
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(files.get(0))) {
            Matcher matcher = LINE.matcher(line);
            assertThat(matcher.matches()).as("the layout of: %s", line).isTrue();
            assertThat(matcher.group(2)).as("process id in: %s", line).isEqualTo(Long.toString(pid));
            lines.add(matcher.group(1) + matcher.group(3));
        }
        return lines;
    }
}
