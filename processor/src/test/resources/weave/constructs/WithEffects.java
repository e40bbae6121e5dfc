package constructs;

import dev.whence.Level;
import java.util.function.Supplier;

/** Arguments that log, count and assign: assignments are kept when the level is off, all else is skipped with the call. */
final class WithEffects {
    private static int evaluated;
    private static int assigned;
    private int field;

    static void run() {
        WithEffects effects = new WithEffects();
        for (int i = 0; i < 4; i++) {
            effects.nested(i, Level.values()[i + 1]);
        }
        System.out.println("evaluated " + evaluated);
        effects.assign(1);
        effects.assign(2);
        System.out.println("assigned " + assigned + " " + effects.field);
    }

    private static int cost(int value) {
        evaluated++;
        return value;
    }

    void nested(int id, Level level) {
        WithEffectsLog.debug("cost {}", cost(id));
        WithEffectsLog.error("cost of an error {} {} {}", cost(id), 2L, id > 2 ? cost(id) : 'c');
        WithEffectsLog.info("outer {} {}", switch (id) {
            case 1 -> {
                WithEffectsLog.info("inner {} {}", id, id > 0 ? 1L : 2L);
                yield 1;
            }
            default -> {
                WithEffectsLog.error("inner error {}", cost(id));
                yield 2;
            }
        }, String.valueOf(id > 2 ? "u" : "v"));
        WithEffectsLog.error("outer error {} {} {}", 1.5, id, switch (id) {
            case 1 -> {
                WithEffectsLog.info("inner many {} {} {}", id, id > 0 ? 1L : 2L, "k");
                yield (Object) 1;
            }
            case 2 -> {
                WithEffectsLog.log(level, "inner dynamic {} {}", level, switch (id) {
                    case 2 -> {
                        WithEffectsLog.log(id > 1 ? Level.ERROR : level, "innermost {}", id);
                        yield 'x';
                    }
                    default -> 'y';
                });
                yield (Object) 2;
            }
            default -> (Object) 3;
        });
        WithEffectsLog.log(level, "dynamic {} {}", cost(id), level);
        WithEffectsLog.log(cost(id) > 1 ? Level.INFO : Level.ERROR, "dynamic level has effects {}", cost(id));
        WithEffectsLog.debug("stripped lambda {}", ((Supplier<String>) () -> "secret of a lambda").get());
        WithEffectsLog.error("lambda {}", ((Supplier<String>) () -> {
            WithEffectsLog.info("inside the lambda");
            return "lambda";
        }).get());
    }

    void assign(int id) {
        int x;
        WithEffectsLog.debug("assigns {}", x = 5 + id);
        int y = x + 1;
        WithEffectsLog.debug("counts {} {}", y++, ++y);
        WithEffectsLog.debug("static field {} {} {}", assigned++, 2.5, cost(3));
        WithEffectsLog.debug("field {}", field = y);
        int[] array = new int[2];
        WithEffectsLog.info("element {} {} {} {}", array[1] = id, 1L, 'c', id > 1 ? (Object) 1 : (Object) 2);
        long total = 3;
        WithEffectsLog.log(id > 1 ? Level.ERROR : Level.DEBUG, "dynamic assigns {} {}", total += id, 'c');
        WithEffectsLog.log(Level.DEBUG, "constant level assigns {} {}", total += id, 'c');
        {
            int kept = 1;
            try {
                WithEffectsLog.debug("only the handler reads it {} {}", kept = 7, 1 / (id - 1));
            } catch (ArithmeticException e) {
                assigned += 100 * kept;
            }
        }
        long never;
        WithEffectsLog.info("nobody ever reads it {} {}", never = id, switch (id) {
            default -> {
                WithEffectsLog.info("inside {}", id);
                yield 2;
            }
        });
        WithEffectsLog.info("must not rely on it {}", id);
        int unused = 3;
        WithEffectsLog.info("nobody reads it {}", unused = 4);
        WithEffectsLog.info("nested in a call {}", String.valueOf(y = y * 2));
        WithEffectsLog.info("array kept {}", (Object[]) new String[] {"p", "" + (y += 1)});
        System.out.println("x " + x + " y " + y + " array " + array[1] + " total " + total);
    }
}
