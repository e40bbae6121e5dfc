package dev.whence.processor.weave.support;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes a random class full of log calls: in all kinds of statements, and with all kinds of expressions, further log
 * calls among them, as arguments. The class has a method {@code run()} that prints its state at the end.
 *
 * <p>Arguments may assign, which is kept when a level is off. They neither throw nor assign in lambdas, which is not
 * kept: so the state at the end is the same for calls that evaluate their arguments and for calls that skip them.
 */
public final class ProgramGenerator {
    private static final int METHODS = 4;
    private static final int STATEMENTS = 7;

    /** A type of expressions, with simple ones that read what every method has. */
    private enum Kind {
        INT("int", "Integer", "i", "j", "7", "i + j", "s.length()", "count", "numbers[1]"),
        LONG("long", "Long", "l", "9L", "l * i"),
        DOUBLE("double", "Double", "d", "2.5"),
        BOOLEAN("boolean", "Boolean", "(i > 3)", "(o == null)", "b"),
        TEXT("String", "String", "s", "\"k\"", "String.valueOf(i)"),
        OBJECT("Object", "Object", "o", "s", "i", "l", "d", "b", "null", "'c'", "(byte) i", "(short) j", "1.5f");

        final String type;
        final String box;
        final List<String> simple;

        Kind(String type, String box, String... simple) {
            this.type = type;
            this.box = box;
            this.simple = List.of(simple);
        }
    }

    /** Where an expression or statement stands: in a lambda, mutable variables are out of reach. */
    private record Scope(int depth, boolean inLambda, boolean mayAssign) {
        Scope inner() {
            return new Scope(depth - 1, inLambda, mayAssign);
        }

        Scope lambda() {
            return new Scope(depth - 1, true, false);
        }
    }

    private final Random random;
    private final String name;
    private int unique;

    private ProgramGenerator(long seed, String name) {
        this.random = new Random(seed);
        this.name = name;
    }

    /** The source of a class in the package {@code fuzz}. */
    public static String generate(long seed, String name) {
        return new ProgramGenerator(seed, name).program();
    }

    private String program() {
        String identities = IntStream.range(0, Kind.values().length)
                .mapToObj(i -> Kind.values()[i])
                .map(kind -> "  static %1$s id%2$s(%1$s x, Object y) { return x; }\n".formatted(kind.type, kind))
                .collect(Collectors.joining());
        String methods = IntStream.range(0, METHODS).mapToObj(this::method).collect(Collectors.joining());
        String calls =
                IntStream.range(0, METHODS).mapToObj(i -> """
                              try { it.m%d(i, 3 - i, "s" + i, i == 2 ? "obj" : (Object) i, 5L * i, i / 2.0, i %% 2 == 0); }
                              catch (IllegalStateException e) { System.out.println("thrown " + e.getMessage()); }
                        """.formatted(i)).collect(Collectors.joining());
        return """
                package fuzz;
                import dev.whence.Level;
                import java.util.function.Supplier;
                class %s {
                  int count;
                  long sum;
                  int[] numbers = {1, 2, 3};
                %s%s
                  static void run() {
                    %s it = new %s();
                    for (int i = 0; i < 5; i++) {
                %s    }
                    System.out.println("state " + it.count + " " + it.sum + " " + it.numbers[0] + it.numbers[1]);
                  }
                }
                """.formatted(name, identities, methods, name, name, calls);
    }

    private String method(int number) {
        Scope scope = new Scope(2, false, true);
        String body = IntStream.range(0, STATEMENTS)
                .mapToObj(i -> "    " + statement(scope) + "\n")
                .collect(Collectors.joining());
        return """
                  void m%d(final int i, final int j, final String s, final Object o, final long l, final double d, final boolean b) {
                    int x = i; long y = l; String t = s;
                %s    sum = sum * 31 + x + y + t.length();
                  }
                """.formatted(number, body);
    }

    private String statement(Scope scope) {
        String call = call(scope);
        String other = call(scope.inner());
        String local = "v" + unique++;
        return switch (random.nextInt(18)) {
            case 0 -> "for (int %1$s = 0; %1$s < 2; %1$s++) { %2$s }".formatted(local, call);
            case 1 ->
                "try { %s if (i == 3) throw new IllegalStateException(); } catch (IllegalStateException e) { %s }"
                        .formatted(call, other);
            case 2 -> "if (i > 2) { %s } else { %s }".formatted(call, other);
            case 3 ->
                "count += switch (i) { case 1 -> { %s yield 1; } default -> 2; } + idINT(i, switch (j) { case 2 -> { %s yield s; } default -> o; });"
                        .formatted(call, other);
            case 4 -> "synchronized (this) { %s }".formatted(call);
            case 5 -> "{ long %s = l * 3; count += (int) %s; } %s".formatted(local, local, call);
            case 6 -> "do { %s } while (count-- > 100);".formatted(call);
            case 7 -> "try { %s } finally { %s }".formatted(call, other);
            case 8 ->
                "try { if (j == 1) throw new IllegalStateException(\"m\"); %s } finally { int %s = i; %s count += %s; }"
                        .formatted(call, local, other, local);
            case 9 ->
                "if (o instanceof String %s && %s.length() > 1) { %s count += %s.length(); }"
                        .formatted(local, local, call, local);
            case 10 ->
                "%1$s: for (int n%1$s = 0; ; n%1$s++) { %2$s for (;;) { if (n%1$s > 1) break %1$s; %3$s continue %1$s; } }"
                        .formatted(local, call, other);
            case 11 -> "switch (j) { case 1: %s case 2: %s break; default: count++; }".formatted(call, other);
            case 12 -> "switch (s) { case \"s1\", \"s2\" -> %s default -> { %s } }".formatted(braces(call), other);
            case 13 ->
                "{ Runnable %s = () -> { %s }; %s.run(); %s }".formatted(local, call(scope.lambda()), local, other);
            case 14 -> "new Object() { int f = i; void go() { %s count += f; } }.go();".formatted(call(scope.lambda()));
            case 15 -> "for (String %s : new String[] {s, \"e\"}) { %s t = %s; }".formatted(local, call, local);
            case 16 ->
                "new StringBuilder(switch (i) { case 2 -> { %s yield s; } default -> t; }).append(switch (j) { default -> { %s yield x; } });"
                        .formatted(call, other);
            default -> call;
        };
    }

    private static String braces(String statement) {
        return "{ " + statement + " }";
    }

    private String call(Scope scope) {
        int arguments = List.of(0, 1, 2, 2, 3, 3, 4, 5).get(random.nextInt(8));
        String format = "\"m" + unique++ + " {}".repeat(arguments) + '"';
        String method;
        if (random.nextInt(5) == 0) {
            method = "log(" + level(scope) + ", ";
        } else {
            method = List.of("trace", "debug", "info", "warn", "error", "fatal").get(random.nextInt(6)) + "(";
        }
        return name + "Log." + method + format
                + IntStream.range(0, arguments)
                        .mapToObj(i -> ", " + argument(scope.inner()))
                        .collect(Collectors.joining())
                + ");";
    }

    private String level(Scope scope) {
        return switch (random.nextInt(4)) {
            case 0 -> "Level.INFO";
            case 1 -> "Level.ERROR";
            case 2 -> "Level.values()[Math.floorMod(" + expression(Kind.INT, scope.inner()) + ", 6)]";
            default -> "(" + expression(Kind.BOOLEAN, scope.inner()) + " ? Level.DEBUG : i > 2 ? Level.WARN : null)";
        };
    }

    private String argument(Scope scope) {
        if (scope.mayAssign() && random.nextInt(9) == 0) {
            return assignment(scope);
        }
        return expression(Kind.values()[random.nextInt(Kind.values().length)], scope);
    }

    private String assignment(Scope scope) {
        return switch (random.nextInt(scope.inLambda() ? 3 : 7)) {
            case 0 -> "count = " + expression(Kind.INT, scope.inner());
            case 1 -> "numbers[1] += " + expression(Kind.INT, scope.inner());
            case 2 -> "sum++";
            case 3 -> "x = " + expression(Kind.INT, scope.inner());
            case 4 -> "y += " + expression(Kind.INT, scope.inner());
            case 5 -> "t = " + expression(Kind.TEXT, scope.inner());
            default -> "++x";
        };
    }

    private String expression(Kind kind, Scope scope) {
        if (scope.depth() <= 0 || random.nextInt(4) == 0) {
            return kind.simple.get(random.nextInt(kind.simple.size()));
        }
        Scope inner = scope.inner();
        String one = expression(kind, inner);
        String number = expression(Kind.INT, inner);
        String local = "v" + unique++;
        return switch (random.nextInt(11)) {
            case 0 -> "(%s ? %s : %s)".formatted(expression(Kind.BOOLEAN, inner), one, expression(kind, inner));
            case 1 ->
                "switch (%s) { case 1 -> %s; case 2 -> { int %s = %s; yield %s; } default -> %s; }"
                        .formatted(number, one, local, expression(Kind.INT, inner), expression(kind, inner), one);
            case 2 -> "id%s(%s, %s)".formatted(kind, one, expression(Kind.OBJECT, inner));
            case 3 ->
                "switch (%s) { case 5 -> { %s yield %s; } default -> %s; }"
                        .formatted(number, call(inner), one, expression(kind, inner));
            case 4 ->
                "((Supplier<%s>) () -> { %s return %s; }).get()"
                        .formatted(kind.box, call(scope.lambda()), expression(kind, scope.lambda()));
            case 5 ->
                "switch (%s) { default -> { long %s = i; %s yield %s; } }"
                        .formatted(number, local, loop(inner, local), one);
            case 6 -> pattern(kind, local, inner);
            default -> special(kind, inner);
        };
    }

    private String loop(Scope scope, String local) {
        return "for (int n%1$s = 0; n%1$s < 2; n%1$s++) { %1$s += n%1$s; %2$s }"
                .formatted(local, random.nextBoolean() ? call(scope) : "");
    }

    private String pattern(Kind kind, String local, Scope scope) {
        String test = "o instanceof String " + local + " && " + local + ".length() > " + expression(Kind.INT, scope);
        return switch (kind) {
            case INT -> "(%s ? %s.length() : %s)".formatted(test, local, expression(kind, scope));
            case TEXT, OBJECT -> "(%s ? %s : %s)".formatted(test, local, expression(kind, scope));
            case BOOLEAN -> "(" + test + ")";
            default -> expression(kind, scope);
        };
    }

    private String special(Kind kind, Scope scope) {
        return switch (kind) {
            case INT -> "(%s + %s)".formatted(expression(kind, scope), expression(kind, scope));
            case LONG -> "(%s - %s)".formatted(expression(kind, scope), expression(Kind.INT, scope));
            case DOUBLE -> "(%s * %s)".formatted(expression(kind, scope), expression(Kind.LONG, scope));
            case BOOLEAN ->
                "(%s && %s || !%s)"
                        .formatted(expression(kind, scope), expression(kind, scope), expression(kind, scope));
            case TEXT ->
                "new StringBuilder(%s).append(%s).toString()"
                        .formatted(expression(kind, scope), expression(Kind.INT, scope));
            case OBJECT ->
                "new Object[] {%s, %s}.length".formatted(expression(kind, scope), expression(Kind.INT, scope));
        };
    }
}
