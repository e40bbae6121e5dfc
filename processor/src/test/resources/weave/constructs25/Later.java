package constructs25;

import java.util.List;

/** Constructs that came after Java 17. */
class Later {
    sealed interface Shape {}

    record Circle(double radius) implements Shape {}

    record Line(Point from, Point to) implements Shape {}

    record Point(int x, long y) {}

    record Both(Object left, Object right) {}

    static class Base {
        Base(String name) {
            LaterLog.info("base {}", name);
        }
    }

    /** Statements before super(…), and a field that is set there. */
    static class Flexible extends Base {
        final int size;

        Flexible(int size, Object value) {
            LaterLog.info("before super(…) {} {}", size, 2L);
            if (size < 0) {
                LaterLog.error("negative {}", size);
                throw new IllegalArgumentException();
            }
            for (int i = 0; i < size; i++) {
                LaterLog.log(i > 0 ? dev.whence.Level.WARN : dev.whence.Level.INFO, "loop before super(…) {} {}", i, value instanceof String s ? s : "none");
            }
            this.size = size;
            LaterLog.warn("field set before super(…) {}", value instanceof Point(int x, long y) ? x + y : size);
            super("flexible");
            LaterLog.info("after super(…) {} {}", this.size, value);
        }
    }

    static void run() {
        new Flexible(2, "text");
        new Flexible(1, new Point(3, 4));
        for (Object value : List.of(new Circle(1.5), new Line(new Point(1, 2), new Point(3, 4)), "text", 12, 99, new Both("l", new Both(1, 'c')))) {
            patterns(value);
            arguments(value);
        }
    }

    static void patterns(Object value) {
        switch (value) {
            case Circle(double radius) -> LaterLog.info("circle {}", radius);
            case Line(Point(int x, long y), Point to) -> LaterLog.info("line {} {} {}", x, y, to);
            case String text when text.length() > 3 -> LaterLog.warn("text {}", text);
            case Integer number when number > 50 -> {
                LaterLog.info("large {}", number);
            }
            default -> LaterLog.info("default {}", value);
        }
        if (value instanceof Both(String left, Both(Integer i, Object _))) {
            LaterLog.warn("nested records {} {}", left, i);
        }
        var text = switch (value) {
            case Line(Point(var x, var _), _) -> {
                LaterLog.info("yield from a record pattern {}", x);
                yield "line";
            }
            case Shape shape -> "shape";
            default -> {
                LaterLog.info("yield from default {}", value);
                yield "none";
            }
        };
        LaterLog.info("yielded {}", text);
        for (int _ : new int[] {1}) {
            LaterLog.info("unnamed variable");
        }
    }

    static void arguments(Object value) {
        LaterLog.info("switch on a pattern {} {}", switch (value) {
            case Circle circle -> circle.radius();
            case String text -> text.length();
            default -> -1.0;
        }, 2L);
        LaterLog.info("record pattern {}", value instanceof Line(Point(int x, long y), _) ? x + y : 0L);
        LaterLog.debug("record patterns {} {} {}", value instanceof Circle(double r) ? r : 0.5, 'c', value instanceof Both(String left, var right) ? left : "none");
        LaterLog.warn("record switch {} {}", 1, switch (value) {
            case Line(Point(int x, long y), Point(int z, long w)) -> x + z;
            case Circle(double radius) -> (int) radius;
            default -> 3;
        });
    }
}
