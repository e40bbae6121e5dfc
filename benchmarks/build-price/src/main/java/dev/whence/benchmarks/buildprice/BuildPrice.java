package dev.whence.benchmarks.buildprice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Compiles the same logged classes in several ways, again and again by turns, and prints what each way costs.
 *
 * <p>Every compilation has a JVM of its own, as a cold build has. The ways take turns so that whatever else the machine
 * does meets them all, and each round begins with another.
 */
public final class BuildPrice {
    private static final int CLASSES = 300;

    private BuildPrice() {}

    /**
     * Takes a folder to work in, which it may fill, the number of rounds, and how often each class has its members
     * without a call.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = Integer.parseInt(arguments[1]);
        new PriceTable(costs(Path.of(arguments[0]), CLASSES, Integer.parseInt(arguments[2]), rounds)).print(System.out);
    }

    /**
     * Compiles so many classes in a folder that is made anew and taken away at the end; says meanwhile how far it is.
     *
     * @param ordinary how often each class has its members without a call
     */
    public static Map<Way, List<Cost>> costs(Path folder, int classes, int ordinary, int rounds)
            throws IOException, InterruptedException {
        Folders.delete(folder);

        Path sources = folder.resolve("sources");
        SampleClass.write(classes, ordinary, sources);
        Compiler compiler = new Compiler(sources, folder.resolve("facades"), folder.resolve("outputs"));
        long lines = Folders.lines(sources);
        System.out.printf("%d classes, %d call sites each, %d lines%n", classes, SampleClass.CALLS, lines);
        // What the processor makes for the last way is what the first one compiles as plain source.
        Files.move(compiler.generate(), folder.resolve("facades"));

        Map<Way, List<Cost>> costs = new EnumMap<>(Way.class);
        for (int round = 0; round <= rounds; round++) {
            for (int turn = 0; turn < Way.values().length; turn++) {
                Way way = Way.values()[(round + turn) % Way.values().length];
                Cost cost = compiler.compile(way);
                if (round > 0) { // the first warms the file system's memory
                    costs.computeIfAbsent(way, unused -> new ArrayList<>()).add(cost);
                }
            }
            System.out.printf("round %d of %d%n", round, rounds);
        }
        Folders.delete(folder);
        return costs;
    }
}
