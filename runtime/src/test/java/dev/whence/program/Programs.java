package dev.whence.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.testing.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs the programs of this package in JVMs of their own, and reads what they logged. */
final class Programs {
    private static final Pattern DROPPED = Pattern.compile("(\\d+) records? dropped here, .*");

    private Programs() {}

    static ChildJvm child(String mode, Path directory) {
        return ChildJvm.here().with("-Dwhence.mode=" + mode, "-Dwhence.dir=" + directory, "-XX:+UseSerialGC");
    }

    /** A program that checks itself. */
    static void check(ChildJvm child, Class<?> program, String... arguments) throws IOException, InterruptedException {
        ChildJvm.Ended ended = child.run(program.getName(), arguments);
        assertThat(ended.exit()).as("%s%s", ended.out(), ended.err()).isZero();
        assertThat(ended.err()).isEmpty();
    }

    /** All lines in a directory of logs, those of a file that was rolled in the order in which they were written. */
    static List<String> lines(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().contains(".log"))
                    .sorted(Comparator.comparing(Programs::nameBeforeRoll)
                            .thenComparing(Programs::roll)
                            .thenComparing(Comparator.naturalOrder()))
                    .flatMap(Programs::linesOf)
                    .toList();
        }
    }

    private static String nameBeforeRoll(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf(".log"));
    }

    /** The name without a number is that of the newest. */
    private static int roll(Path file) {
        String name = file.getFileName().toString();
        String number = name.substring(name.lastIndexOf(".log") + ".log".length());
        return number.matches("\\.\\d+") ? Integer.parseInt(number.substring(1)) : Integer.MAX_VALUE;
    }

    private static Stream<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The messages, without what stands in front of them. */
    static List<String> messages(Path directory) throws IOException {
        return lines(directory).stream().map(Programs::message).toList();
    }

    static String message(String line) {
        return line.substring(line.indexOf("): ") + 3);
    }

    /** Accounts against lines: every record is written once, in its thread's order, or dropped, and the lines say so. */
    static void checkAccounts(List<String> messages, FaultChild.Accounts accounts, long logged) {
        assertThat(accounts.offered()).isEqualTo(logged);
        assertThat(accounts.pending()).isZero();
        long dropped = 0;
        List<List<Integer>> numbers = List.of(new ArrayList<>(), new ArrayList<>());
        for (String message : messages) {
            Matcher line = DROPPED.matcher(message);
            if (line.matches()) {
                dropped += Long.parseLong(line.group(1));
            } else {
                String[] words = message.split(" ");
                numbers.get(Integer.parseInt(words[0])).add(Integer.valueOf(words[1]));
            }
        }
        assertThat(numbers)
                .allSatisfy(ofThread -> assertThat(ofThread).isSorted().doesNotHaveDuplicates());
        assertThat(numbers.get(0).size() + numbers.get(1).size()).isEqualTo((int) accounts.written());
        assertThat(dropped).isEqualTo(accounts.dropped());
    }

    /** Checks that a thread's numbers are there without a gap, and in order; returns how many. */
    static int gapFree(List<String> messages, int thread) {
        String prefix = thread + " ";
        List<String> numbers =
                messages.stream().filter(message -> message.startsWith(prefix)).toList();
        for (int n = 0; n < numbers.size(); n++) {
            assertThat(numbers.get(n)).isEqualTo(prefix + n);
        }
        return numbers.size();
    }
}
