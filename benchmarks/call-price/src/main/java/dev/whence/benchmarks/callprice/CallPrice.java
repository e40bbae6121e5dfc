package dev.whence.benchmarks.callprice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a call costs with its ring in a mapped file, against one in the process's own memory. {@code mvn -q -Pcall-price
 * verify} runs it: forks that take turns, and a table with 95 % intervals.
 */
public final class CallPrice {
    private static final String ROW = "%-26s  %-28s  %10s  %12s%n";

    private final Path work;
    private final Map<Place, List<Double>> burst = new EnumMap<>(Place.class);
    private final Map<Place, List<Long>> tail = new EnumMap<>(Place.class);
    private final Map<Place, Double> allocated = new EnumMap<>(Place.class);

    private CallPrice(Path work) {
        this.work = work;
        for (Place place : Place.values()) {
            burst.put(place, new ArrayList<>());
            tail.put(place, new ArrayList<>());
        }
    }

    /** Runs as many forks of each kind as {@code args[1]} says; logs are below {@code args[0]}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        CallPrice price = new CallPrice(Path.of(args[0]));
        int forks = Integer.parseInt(args[1]);
        for (int fork = 1; fork <= forks; fork++) {
            for (Place place : Place.values()) {
                System.out.printf(Locale.ROOT, "fork %d of %d, rings %s%n", fork, forks, place.label);
                price.measure(place);
            }
        }
        price.print();
    }

    private void measure(Place place) throws IOException, InterruptedException {
        Path logs = work.resolve("logs");
        delete(logs);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(place.options(logs));
        command.add(Fork.class.getName());
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(key -> key.startsWith("WHENCE_"));
        Process fork = builder.start();
        String answer = new String(fork.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (fork.waitFor() != 0) {
            throw new IOException("a fork failed, and said " + answer);
        }
        String[] figures = answer.split(" ");
        burst.get(place).add(Double.valueOf(figures[0]));
        tail.get(place).add(Long.valueOf(figures[1]));
        allocated.merge(place, Double.valueOf(figures[2]), Math::max);
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    private void print() {
        System.out.printf("%n" + ROW, "rings", "ns a call, 95 % interval", "p99.9, ns", "bytes a call");
        Interval process = Interval.of(burst.get(Place.PROCESS));
        for (Place place : Place.values()) {
            long worst = tail.get(place).stream()
                    .sorted()
                    .toList()
                    .get(tail.get(place).size() / 2);
            System.out.printf(
                    ROW,
                    place.label,
                    Interval.of(burst.get(place)),
                    worst,
                    String.format(Locale.ROOT, "%.3f", allocated.get(place)));
        }
        for (Place place : Place.values()) {
            if (place != Place.PROCESS) {
                boolean same = Interval.of(burst.get(place)).overlaps(process);
                System.out.println("rings " + place.label + (same ? ": no difference to be seen" : ": another price"));
            }
        }
    }
}
