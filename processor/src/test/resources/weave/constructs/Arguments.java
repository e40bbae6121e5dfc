package constructs;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;

/** Every kind of expression as an argument; without effects. */
final class Arguments {
    private final int[] numbers = {1, 2, 3};

    static void run() {
        Arguments arguments = new Arguments();
        for (int i = 0; i < 6; i++) {
            Object value = i % 2 == 0 ? "str" + i : i % 3 == 0 ? null : Integer.valueOf(i);
            arguments.conditions(i, value);
            arguments.switches(i, value);
            arguments.patterns(i, value);
            arguments.objects(i, value);
        }
    }

    void conditions(int id, Object o) {
        ArgumentsLog.info("ternary {} {}", id > 3 ? "big" : "small", id > 3 ? id : -id);
        ArgumentsLog.info("widened {} {} {}", id > 3 ? id : 7L, o == null ? null : o.hashCode() == 0 ? 1 : "z", id > 1 && o != null);
        ArgumentsLog.debug("boxed arms {} {}", id > 3 ? Integer.valueOf(id) : Integer.valueOf(3), id > 2 ? (Object) id : (Object) 2L);
        ArgumentsLog.warn("boxed arms many {} {} {} {}", id > 3 ? (Object) id : (Object) 4, 1.5, id > 2 ? Long.valueOf(1) : Long.valueOf(2), (id & 1) == 0 || o == null);
        ArgumentsLog.info("shared box {} {}", (Object) id == o, id);
        ArgumentsLog.info("a box that is used twice {} {}", Integer.valueOf(id).toString(), ((Object) id).equals(o));
        ArgumentsLog.info("arithmetic {} {} {}", id << 3 | 1, -id * 2.5, (char) ('a' + id));
        ArgumentsLog.info("deep {} {}", id > 1 ? id > 2 ? id > 3 ? 1 : 2 : 3 : 4, (id > 1 ? 'x' : 'y'));
    }

    void switches(int id, Object o) {
        ArgumentsLog.info("switch {} {}", switch (id) {
            case 1 -> 10;
            case 2 -> 20;
            default -> {
                int q = id * 2;
                yield q + 1;
            }
        }, id);
        ArgumentsLog.info("switch with one arm {}", switch (id) { default -> { long q = id; yield q * 2; } });
        ArgumentsLog.info("next to it {}", id);
        ArgumentsLog.info("switch of objects {} {}", id, switch (id) { case 1 -> "a"; case 2 -> o; default -> id; });
        ArgumentsLog.info("boxed in each arm {} {} {}", id, switch (id) { case 1 -> (Object) 1; case 2 -> (Object) 2; default -> (Object) id; }, "end");
        ArgumentsLog.info("text switch {} {} {}", 2.5, switch (String.valueOf(o)) { case "str2" -> 1L; case "null" -> 2L; default -> 3L; }, id);
        ArgumentsLog.info("switch in a switch {} {} {}", 1L, switch (id) {
            case 1 -> switch (o == null ? 0 : 1) { case 0 -> 'n'; default -> 'o'; };
            default -> { char c = 'q'; for (int i = 0; i < id; i++) { c++; if (c == 'z') break; } yield c; }
        }, id > 2 ? "p" : null);
        ArgumentsLog.info("throwing arm {}", switch (id) { case 99 -> throw new IllegalStateException(); default -> id; });
        ArgumentsLog.warn("try in an argument {}", switch (id) {
            case 1 -> {
                try {
                    yield Integer.parseInt("x");
                } catch (NumberFormatException e) {
                    yield -1;
                }
            }
            default -> 0;
        });
    }

    void patterns(int id, Object o) {
        ArgumentsLog.info("pattern {}", o instanceof String s && s.length() > 2 ? s : "none");
        ArgumentsLog.info("patterns {} {} {}", o instanceof String s ? s.length() : -1, o instanceof Integer i ? i : id, 1.5);
        ArgumentsLog.info("slots used again {}", o instanceof String s ? s : "none");
        ArgumentsLog.info("only a pattern {}", o instanceof Integer i && i > 1);
        long after = id;
        ArgumentsLog.info("after {} {}", after, o instanceof CharSequence s ? s.length() : after);
    }

    void objects(int id, Object o) {
        ArgumentsLog.info("creations {} {}", new int[] {id, 2}.length, new StringBuilder(id > 0 ? "p" : "n").append(id));
        ArgumentsLog.info("arrays {} {} {}", List.of(new int[][] {{1}, {2, id}}[1][1]), numbers[id % 3], new String[] {"a", "b"}[id % 2]);
        ArgumentsLog.info("lambda {} {}", ((IntSupplier) () -> id * 2).getAsInt(), ((Function<Object, Object>) String::valueOf).apply(o));
        ArgumentsLog.info("anonymous {}", new Object() {
            @Override
            public String toString() {
                ArgumentsLog.warn("from toString {}", id);
                return "anonymous " + id;
            }
        });
        ArgumentsLog.info("concatenation {}", "a" + id + o + 'c' + 2L);
        ArgumentsLog.info("calls {} {}", String.valueOf(id).length(), Math.max(id, 2L));
        ArgumentsLog.info("class {} {}", Arguments.class.getSimpleName(), int.class);
        ArgumentsLog.info("cast {} {}", (long) id, (byte) id);
    }
}
