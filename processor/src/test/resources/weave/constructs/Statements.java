package constructs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import dev.whence.Level;
import java.util.List;

/** A log statement in every place where a statement may stand in a method. Arguments have no effects here. */
final class Statements {
    private final String name = "statements";
    private int field = 3;
    private static int shared = 4;

    static void run() {
        Statements statements = new Statements();
        statements.calls(42, "10.0.0.1");
        statements.branches(1, "str");
        statements.branches(5, 12);
        statements.loops();
        statements.exceptions(0);
        statements.exceptions(1);
        statements.exceptions(2);
        strippedTry(3);
        statements.resources();
        statements.switches(1, "a");
        statements.switches(2, "b");
        statements.switches(3, "zz");
        statements.locks(8);
        statements.generic(3, 4);
        statements.generic("a", "b");
        statements.wide();
        statements.levels(Level.ERROR);
        statements.levels(Level.DEBUG);
        statements.levels(null);
        statements.lines(5);
    }

    void calls(int id, String address) {
        StatementsLog.info("no arguments");
        StatementsLog.info("one {}", id);
        StatementsLog.info("two {} {}", id, address);
        StatementsLog.info("three {} {} {}", id, address, name);
        StatementsLog.warn("all kinds {} {} {} {} {} {} {} {}", id, 2L, 3.0, 4f, 'c', true, (byte) 7, (short) 8);
        StatementsLog.trace("nulls {} {} {}", address, null, name);
        StatementsLog.debug("last {} {}", id, new IllegalStateException("thrown"));
        StatementsLog.fatal("only", new IllegalStateException("thrown"));
        StatementsLog.error("fields {} {}", field, shared);
        Object[] array = {1, "x"};
        StatementsLog.info("array {} {}", array);
        StatementsLog.info("made array {} {}", new Object[] {id, address});
        StatementsLog.info("empty array", new Object[0]);
        StatementsLog.info("null array {}", (Object[]) null);
        StatementsLog.info("strings {} {}", (Object[]) new String[] {"p", "q"});
        Integer boxed = id;
        StatementsLog.info("boxed {} {}", boxed, (Object) id);
        StatementsLog.info("boxed by hand {} {} {}", Integer.valueOf(id), Long.valueOf(id), Boolean.valueOf(address));
        StatementsLog.info(Texts.OTHER_FILE, id, address);
        StatementsLog.info(Texts.OTHER_FILE, id, 2L, 'x');
        StatementsLog.warn(Texts.OTHER_FILE, (Object[]) new String[] {"of", "another"});
        StatementsLog.info("con" + "cat" + " {}", id);
        StatementsLog.info("", id);
        StatementsLog.info("many {} {} {} {} {} {} {} {} {} {} {} {}", 0, 1, 2, 3, 4, 5L, 6L, 7.0, 8.0, 9f, "ten", null);
    }

    void branches(int id, Object value) {
        if (id == 1) StatementsLog.info("if {}", id);
        else StatementsLog.info("else {}", id);
        if (id == 1) {
            StatementsLog.info("if block {}", id);
        }
        if (value instanceof String text && text.length() > 2) {
            StatementsLog.info("pattern variable {} {}", text, text.length());
        }
        if (!(value instanceof Integer number)) {
            StatementsLog.info("not a number {}", value);
            return;
        }
        StatementsLog.info("number in scope {}", number);
        {
            long dead = id * 3L;
            if (dead > 100000) return;
        }
        StatementsLog.info("slot used again {}", id);
    }

    void loops() {
        for (int i = 0; i < 2; i++) StatementsLog.info("for {}", i);
        int w = 0;
        while (true) {
            if (w++ > 1) break;
            StatementsLog.debug("while {}", w);
            if (w == 77) continue;
        }
        do {
            StatementsLog.info("do {}", w);
        } while (w-- > 3);
        outer:
        for (String each : List.of("a", "b")) {
            for (Iterator<Integer> it = List.of(1, 2, 3).iterator(); it.hasNext(); ) {
                int number = it.next();
                StatementsLog.warn("labelled {} {}", each, number);
                if (number == 2) {
                    continue outer;
                }
            }
            StatementsLog.info("never {}", each);
        }
        for (; ; ) {
            StatementsLog.info("endless {}", w);
            break;
        }
    }

    int exceptions(int id) {
        try {
            StatementsLog.debug("alone in try {}", id);
        } catch (IllegalStateException e) {
            StatementsLog.error("never caught here", e);
        }
        try {
            StatementsLog.info("try {}", id);
            int quotient = 10 / id;
            StatementsLog.warn("quotient {}", quotient);
            if (id == 2) {
                return id;
            }
        } catch (ArithmeticException e) {
            StatementsLog.error("caught {}", id, e);
        } finally {
            StatementsLog.warn("finally {} {}", id, name);
            int inFinally = id * 2;
            StatementsLog.info("finally local {}", inFinally);
        }
        try {
            try {
                throw new IllegalArgumentException("inner");
            } finally {
                StatementsLog.info("only thrown through {}", id);
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            StatementsLog.warn("multi {}", e.getMessage());
            return id + 1;
        } finally {
            try {
                StatementsLog.info("try in finally {}", id);
            } finally {
                StatementsLog.info("finally in finally {}", id);
            }
        }
    }

    /** When the call is stripped, nothing gets to the handler, which needs more of the stack than the rest. */
    static void strippedTry(int id) {
        try {
            StatementsLog.info("nothing else in try {}", id);
        } catch (IllegalStateException e) {
            System.out.println(String.join(",", "a", "b", "c", "d" + e));
        }
    }

    private record Resource(String name) implements AutoCloseable {
        Resource {
            StatementsLog.info("open {}", name);
        }

        @Override
        public void close() {
            StatementsLog.info("close {}", name);
        }
    }

    void resources() {
        try (Resource one = new Resource("one");
                Resource two = new Resource("two")) {
            StatementsLog.info("with {} {}", one.name(), two);
        }
        Resource three = new Resource("three");
        try (three) {
            StatementsLog.warn("with a variable");
            throw new IllegalStateException("in try");
        } catch (IllegalStateException e) {
            StatementsLog.error("after close {}", e.getMessage(), e);
        } finally {
            StatementsLog.info("finally after close");
        }
    }

    int switches(int id, String text) {
        switch (id) {
            case 1:
                StatementsLog.info("old case {}", id);
            case 2:
                StatementsLog.info("fell through {}", id);
                break;
            default:
                StatementsLog.info("old default {}", id);
        }
        switch (text) {
            case "a", "b" -> StatementsLog.info("arrow {}", text);
            default -> {
                StatementsLog.warn("arrow block {}", text);
            }
        }
        int yielded = switch (id) {
            case 1:
                StatementsLog.info("before yield {}", id);
                yield 3;
            case 2:
            default:
                StatementsLog.warn("old style before yield {}", id);
                yield 4;
        } + 1;
        String deep = id + ":" + switch (id) {
            case 1 -> {
                StatementsLog.info("values on the stack {}", id);
                yield "q";
            }
            default -> "r";
        };
        int[] numbers = {1, switch (id) {
            case 1 -> {
                StatementsLog.info("inside an array initialiser {}", id);
                yield 3;
            }
            default -> 4;
        }, 2};
        new StringBuilder(switch (id) {
            case 1 -> {
                StatementsLog.info("an object not initialised on the stack {} {}", id, 2L);
                yield "a";
            }
            default -> "b";
        });
        long wide = 5L * id + switch (id) {
            case 2 -> {
                StatementsLog.warn("a long on the stack {} {}", 1.5, id > 1 ? 3L : 4L);
                yield 1;
            }
            default -> 2;
        };
        return yielded + deep.length() + numbers[1] + (int) wide;
    }

    void locks(int id) {
        synchronized (this) {
            StatementsLog.info("synchronized {}", id);
            synchronized (name) {
                StatementsLog.warn("twice {}", id);
            }
        }
    }

    <T extends Comparable<T>> T generic(T a, T b) {
        T larger = a.compareTo(b) > 0 ? a : b;
        StatementsLog.info("generic {} {} {}", a, b, larger);
        Deque<T> queue = new ArrayDeque<>(List.of(a, b));
        StatementsLog.debug("generic call {}", queue.peek());
        return larger;
    }

    void levels(Level level) {
        StatementsLog.log(level, "chosen at run time");
        StatementsLog.log(level, "chosen one {}", field);
        StatementsLog.log(level, "chosen two {} {}", name, 2L);
        StatementsLog.log(level, "chosen many {} {} {}", 1, 'c', null);
        StatementsLog.log(level, "chosen array {} {}", (Object[]) new String[] {"x", "y"});
        StatementsLog.log(level == null ? Level.WARN : level, Texts.OTHER_FILE, field, 1.5f);
        StatementsLog.log(Level.INFO, "constant level {} {}", name, field);
        StatementsLog.log(Level.ERROR, "constant error");
        StatementsLog.log(Level.DEBUG, "constant debug {} {} {}", 1, 2, 3);
        if (StatementsLog.isEnabled(level) && StatementsLog.isInfoEnabled()) {
            StatementsLog.info("asked first");
        }
    }

    void lines(int id) {
        StatementsLog.info("same line {}", 1); StatementsLog.info("same line {}", 2);
        StatementsLog.info(
                "spans {} {}",
                id + 1,
                name.length());
        StatementsLog
                .warn("broken before the dot {}", id);
        StatementsLog.info("a \"quoted\" format\n{}", id);
        try { StatementsLog.info("one line {}", id); } finally { StatementsLog.info("one line {}", name); }
    }

    /** More than 255 slots of locals: loads and stores are wide. */
    long wide() {
        WIDE_LOCALS
        StatementsLog.info("wide {} {} {}", v0, v120, v139);
        StatementsLog.info("wide pattern {}", v139 > 3 && (Object) name instanceof String text ? text : "none");
        for (int i = 0; i < 2; i++) {
            StatementsLog.warn("wide loop {} {}", i, v139 > i ? v138 : name);
        }
        return WIDE_SUM;
    }
}
