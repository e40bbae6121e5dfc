package constructs;

import dev.whence.Level;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** A log statement in every kind of class and member. */
class Types {
    static final int START = 1;

    static {
        TypesLog.info("static initialiser {}", START);
    }

    {
        TypesLog.info("instance initialiser {}", START);
    }

    final IntFunction<String> fieldLambda = v -> {
        TypesLog.info("lambda in a field {}", v);
        return "f" + v;
    };
    static final Supplier<String> STATIC_LAMBDA = () -> {
        TypesLog.warn("lambda in a static field {}", START);
        return "s";
    };
    final String name;

    static String pick(String text) {
        TypesLog.info("pick {}", text.length());
        return text;
    }

    Types() {
        this(pick("default"));
        TypesLog.info("after this(…)");
    }

    Types(String name) {
        super();
        this.name = name;
        TypesLog.info("constructor {}", name);
    }

    // `this` is not initialised yet, in local 0 and on the stack.
    Types(int k) {
        this(switch (k) {
            case 1 -> {
                TypesLog.info("before this(…) {} {}", k, k > 0 ? 2L : 3L);
                yield "one";
            }
            case 2 -> {
                TypesLog.log(Level.WARN, "level before this(…) {}", k);
                yield "two";
            }
            default -> {
                TypesLog.log(k > 3 ? Level.ERROR : Level.WARN, "dynamic level before this(…) {}", k);
                yield "many";
            }
        });
    }

    static void run() {
        Types types = new Types();
        new Types(1);
        new Types(2);
        new Types(3);
        new Sub(4);
        types.lambdas(9);
        types.locals(5);
        Kind.A.show();
        Kind.B.show();
        new Point(1, 2.5);
        Point.origin();
        Shape shape = () -> 3;
        shape.show();
        Shape.all();
        Nested<String> nested = new Nested<>();
        nested.new Inner().go("t");
        System.out.println(Shape.NAME.get() + types.fieldLambda.apply(3) + STATIC_LAMBDA.get());
        Consumer<String> reference = TypesLog::info;
        reference.accept("method reference");
    }

    static class Sub extends Types {
        Sub(int k) {
            super(switch (k) {
                case 4 -> {
                    TypesLog.info("before super(…) {} {}", k, ((Supplier<String>) () -> "made " + k).get());
                    yield "four";
                }
                default -> "other";
            });
            TypesLog.warn("after super(…) {}", k);
        }
    }

    void lambdas(int n) {
        Runnable runnable = () -> TypesLog.info("expression lambda {}", n);
        runnable.run();
        Supplier<Supplier<String>> outer = () -> {
            TypesLog.info("outer lambda {}", n);
            return () -> {
                TypesLog.info("inner lambda {} {}", n, n * 2L);
                return name;
            };
        };
        TypesLog.info("supplied {}", outer.get().get().length());
        List.of(1, 2).forEach(v -> TypesLog.info("boxed from generic {}", v));
        Function<Object, String> same = v -> { TypesLog.info("twin {}", v); Runnable r = () -> TypesLog.info("twin {}", n); r.run(); return "x"; };
        same.apply(3);
        try {
            runnable.run();
        } finally {
            Runnable inFinally = () -> TypesLog.warn("lambda in finally {}", n);
            inFinally.run();
        }
    }

    void locals(int n) {
        new Object() {
            final int size = n + 1;

            {
                TypesLog.info("anonymous initialiser {}", n);
            }

            void go() {
                TypesLog.info("anonymous {} {}", n, size);
                Runnable r = () -> TypesLog.warn("lambda in anonymous {}", size);
                r.run();
            }
        }.go();
        class Local {
            void go(long q) {
                TypesLog.info("local {} {}", n, q);
                new Object() {
                    void deeper() {
                        TypesLog.info("anonymous in local {}", q);
                    }
                }.deeper();
            }
        }
        new Local().go(4);
        record LocalRecord(int value) {
            LocalRecord {
                TypesLog.info("local record {}", value);
            }
        }
        new LocalRecord(7);
        enum LocalEnum { ONE; void go() { TypesLog.info("local enum {}", this); } }
        LocalEnum.ONE.go();
        interface LocalInterface { default void go() { TypesLog.info("local interface"); } }
        new LocalInterface() {}.go();
        new Thread() {
            @Override
            public void run() {
                TypesLog.info("twin of an anonymous class {}", n);
            }
        }.run();
    }

    enum Kind {
        A(1),
        B(2) {
            @Override
            int show() {
                TypesLog.info("enum constant body {}", ordinal());
                return 2;
            }
        };
        final int k;

        static {
            TypesLog.info("enum static initialiser");
        }

        Kind(int k) {
            this.k = k;
            TypesLog.info("enum constructor {} {}", k, name());
        }

        int show() {
            TypesLog.info("enum method {}", this);
            return 1;
        }
    }

    record Point(int x, double y) {
        static int made;

        Point {
            TypesLog.info("compact constructor {} {}", x, y);
            x = x + 1;
            TypesLog.warn("after a parameter is set {} {}", x, y > 2 ? y : x);
        }

        Point(int x) {
            this(x, 0.5);
            TypesLog.info("second constructor {}", x);
        }

        static Point origin() {
            TypesLog.info("static in a record");
            return new Point(0);
        }
    }

    interface Shape {
        Supplier<String> NAME = () -> {
            TypesLog.info("lambda in an interface's field");
            return "shape";
        };

        int sides();

        default void show() {
            TypesLog.info("default method {} {}", sides(), 2.5f);
            hidden(1L);
        }

        private void hidden(long value) {
            TypesLog.info("private method of an interface {}", value);
            Runnable r = () -> TypesLog.info("lambda in an interface {}", value);
            r.run();
        }

        static void all() {
            TypesLog.info("static method of an interface {}", 1);
        }
    }

    static class Nested<T> {
        class Inner {
            void go(T value) {
                TypesLog.info("inner class {} {}", value, START);
            }
        }
    }

}
