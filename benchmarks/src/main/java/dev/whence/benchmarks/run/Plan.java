package dev.whence.benchmarks.run;

import dev.whence.benchmarks.peer.Variant;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How long everything takes.
 *
 * @param rounds in which those have their turn whom the goals speak of, each in a new process
 * @param once who has its turn in the first round alone: other settings of the same loggers, which tell what these change
 * @param calls whose single calls are measured
 */
record Plan(
        int rounds,
        Set<Variant> once,
        List<Variant> calls,
        Sustained sustained,
        Response response,
        Start start,
        Idle idle,
        Echo echo,
        Build build,
        Profile profile) {
    /** For how long each of the numbers of threads logs. */
    record Sustained(List<Variant> variants, Duration time, List<Integer> threads) {}

    /** For how long each rate is offered. */
    record Response(List<Variant> variants, Duration time) {}

    /**
     * For how long nothing is done, once the start is over for all of them; a shorter time is enough, for both, for those
     * that never rest, whom the others would suffer from.
     */
    record Idle(
            List<Variant> variants, Duration settle, Duration time, List<Variant> restless, Duration restlessTime) {}

    /** Starts of the programs with few and with many call sites, which are in so many classes. */
    record Start(int rounds, int classes, int sitesOfEach) {}

    /** Rounds of the echo server, and for how long each counts. */
    record Echo(int rounds, Duration window) {}

    /** Rounds of the compiler, with so many classes. */
    record Build(int rounds, int classes) {}

    /** Whose time is looked at, and for how long. */
    record Profile(List<Variant> variants, Duration time) {}

    /** The one whose results are kept. */
    static Plan full() {
        List<Variant> restless = List.of(Variant.LOG4J_YIELD, Variant.LOG4J_BUSYSPIN);
        return new Plan(
                2,
                EnumSet.of(
                        Variant.WHENCE_ASYNC_PRECISE_MEMORY,
                        Variant.WHENCE_ASYNC_COARSE_MEMORY,
                        Variant.LOG4J_YIELD,
                        Variant.LOG4J_BUSYSPIN,
                        Variant.LOG4J_SYNC,
                        Variant.LOGBACK_SYNC,
                        Variant.TINYLOG_SYNC),
                List.of(Variant.values()),
                new Sustained(
                        those(variant -> variant != Variant.FLOOR_EMPTY && variant != Variant.FLOOR_NANO_TIME),
                        Duration.ofMillis(400),
                        List.of(1, 2, 5, 16)),
                new Response(those(Plan::hasResponseTime), Duration.ofMillis(400)),
                new Start(4, 100, 100),
                new Idle(
                        those(variant -> !variant.floor() && !restless.contains(variant)),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(45),
                        restless,
                        Duration.ofSeconds(2)),
                new Echo(7, Duration.ofMillis(500)),
                new Build(3, 300),
                new Profile(List.of(Variant.WHENCE_ASYNC_PRECISE, Variant.WHENCE_SYNC), Duration.ofSeconds(3)));
    }

    /** Everything in the shortest form that still goes all ways: its figures mean nothing. */
    static Plan quick() {
        List<Variant> some = List.of(
                Variant.WHENCE_ASYNC_PRECISE,
                Variant.WHENCE_SYNC,
                Variant.LOG4J_LOCATION,
                Variant.LOGBACK_LOCATION,
                Variant.TINYLOG_LOCATION);
        return new Plan(
                1,
                Set.of(),
                List.of(Variant.LOGBACK, Variant.FLOOR_EMPTY),
                new Sustained(
                        List.of(some.get(0), some.get(2), some.get(3), Variant.FLOOR_WRITE_BLOCKS),
                        Duration.ofMillis(50),
                        List.of(1, 2)),
                new Response(List.of(some.get(0), some.get(3)), Duration.ofMillis(20)),
                new Start(1, 2, 5),
                new Idle(some, Duration.ofSeconds(1), Duration.ofSeconds(1), List.of(), Duration.ZERO),
                new Echo(2, Duration.ofMillis(100)),
                new Build(1, 5),
                new Profile(List.of(some.get(0)), Duration.ofMillis(500)));
    }

    /** How often a variant has its turn. */
    int rounds(Variant variant) {
        return once.contains(variant) ? 1 : rounds;
    }

    /** All that log in this plan, each once. */
    List<Variant> loggers() {
        return Stream.of(calls, sustained.variants(), response.variants(), idle.variants(), idle.restless())
                .flatMap(List::stream)
                .filter(variant -> !variant.floor())
                .distinct()
                .sorted()
                .toList();
    }

    /** Not where it says nothing more: a ring elsewhere, or other peers that write each line by themselves. */
    private static boolean hasResponseTime(Variant variant) {
        boolean sync = variant.id().endsWith("-sync") && variant != Variant.WHENCE_SYNC;
        return !variant.floor() && !sync && !variant.id().endsWith("-memory");
    }

    private static List<Variant> those(Predicate<Variant> which) {
        return Arrays.stream(Variant.values()).filter(which).toList();
    }
}
