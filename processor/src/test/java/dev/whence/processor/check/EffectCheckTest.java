package dev.whence.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EffectCheckTest {
    @TempDir
    Path directory;

    @Test
    void acceptsArgumentsThatOnlyLook() {
        assertThat(Demo.messages(
                        directory,
                        "Demo next() { return this; }",
                        "void good(int n, Deque<String> queue, java.math.BigDecimal sum, AtomicInteger count) {",
                        "  DemoLog.info(\"{} {}\", n + 1, -n);",
                        "  DemoLog.info(\"{} {}\", queue.peek(), count.get());",
                        "  DemoLog.info(\"a value's add makes another value {}\", sum.add(sum));",
                        "  DemoLog.info(\"a link's next is a look {}\", next());",
                        "  DemoLog.info(\"{}\", queue.stream().map(s -> count.incrementAndGet()).count());",
                        "  DemoLog.info(\"{}\", new Object() { int x; int m() { return x++; } });",
                        "  n++;",
                        "}"))
                .isEmpty();
    }

    @Test
    void warnsOfAssignments() {
        String happens = "` happens even while the level is off, unlike all else in a log call: do it before the call";
        assertThat(Demo.messages(
                        directory,
                        "int f;",
                        "void bad(int n, int[] a) {",
                        "  DemoLog.info(\"{}\", n++);",
                        "  DemoLog.info(\"{}\", --n);",
                        "  DemoLog.info(\"{}\", f = 1);",
                        "  DemoLog.info(\"{}\", a[0] += 2);",
                        "  DemoLog.info(\"{}\", Math.abs(n--));",
                        "}"))
                .containsExactly(
                        "WARNING 13:23 [whence.eager] `n++" + happens,
                        "WARNING 14:22 [whence.eager] `--n" + happens,
                        "WARNING 15:24 [whence.eager] `f = 1" + happens,
                        "WARNING 16:27 [whence.eager] `a[0] += 2" + happens,
                        "WARNING 17:32 [whence.eager] `n--" + happens);
    }

    @Test
    void warnsOfCallsNamedLikeEffects() {
        String happens = "` does not happen while the level is off: do it before the call";
        assertThat(Demo.messages(
                        directory,
                        "void bad(Iterator<String> all, Deque<String> queue, AtomicInteger count) {",
                        "  DemoLog.info(\"{}\", all.next());",
                        "  DemoLog.info(\"{} {}\", queue.poll(), count.getAndAdd(2));",
                        "  DemoLog.info(\"{}\", \"x\" + count.incrementAndGet());",
                        "}"))
                .containsExactly(
                        "WARNING 12:30 [whence.effect] `all.next()" + happens,
                        "WARNING 13:35 [whence.effect] `queue.poll()" + happens,
                        "WARNING 13:54 [whence.effect] `count.getAndAdd(2)" + happens,
                        "WARNING 14:49 [whence.effect] `count.incrementAndGet()" + happens);
    }
}
