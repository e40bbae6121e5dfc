package dev.whence.benchmarks.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Map;

/** How a subject looks in every plot: a colour for each peer, and a dashed line where there is no location. */
final class Look {
    /** From the palette of Okabe and Ito, which the colour blind tell apart too. The longest id that fits counts. */
    private static final Map<String, Color> COLOURS = Map.of(
            "whence", new Color(0xD55E00),
            "whence-async-coarse", new Color(0xE69F00),
            "whence-sync", new Color(0x8C3B00),
            "log4j", new Color(0x0072B2),
            "log4j-woven", new Color(0x56B4E9),
            "logback", new Color(0x009E73),
            "tinylog", new Color(0xCC79A7));

    private static final Color FLOOR = new Color(0x777777);
    private static final float WIDTH = 2;
    private static final float DASH = 7;

    private Look() {}

    static Color colour(Subject subject) {
        String id = subject.id();
        while (!COLOURS.containsKey(id) && id.contains("-")) {
            id = id.substring(0, id.lastIndexOf('-'));
        }
        return COLOURS.getOrDefault(id, FLOOR);
    }

    static BasicStroke line(Subject subject) {
        return subject.located()
                ? new BasicStroke(WIDTH)
                : new BasicStroke(
                        WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {DASH, DASH / 2}, 0);
    }
}
