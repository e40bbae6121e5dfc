package dev.whence.examples.echo.demo;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The speeds of all modes, round by round. */
final class Measurements {
    private final Map<Mode, List<Double>> speeds = new EnumMap<>(Mode.class);

    /** Adds one round's queries a second; every mode gets one a round. */
    void add(Mode mode, double queriesPerSecond) {
        speeds.computeIfAbsent(mode, key -> new ArrayList<>()).add(queriesPerSecond);
    }

    Spread speed(Mode mode) {
        return Spread.of(speeds.getOrDefault(mode, List.of()));
    }

    /**
     * What {@code mode} costs: the part of the queries that logging off would have answered beyond it. Each round is
     * compared with itself, so that what slows the machine down for a while counts on both sides.
     */
    Spread loss(Mode mode) {
        List<Double> off = speeds.getOrDefault(Mode.OFF, List.of());
        List<Double> on = speeds.getOrDefault(mode, List.of());
        List<Double> losses = new ArrayList<>();
        for (int round = 0; round < on.size(); round++) {
            losses.add(1 - on.get(round) / off.get(round));
        }
        return Spread.of(losses);
    }
}
