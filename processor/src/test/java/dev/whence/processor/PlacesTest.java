package dev.whence.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.processor.model.CallSite;
import dev.whence.processor.model.Facade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What the trees say of a call's place is what javac writes into class files. */
class PlacesTest {
    @TempDir
    Path directory;

    @Test
    void treesAndClassFilesAgree() throws IOException {
        Places places = compile(Files.readString(Path.of("src/test/resources/goldens/places/input/Places.java")));
        assertThat(places.ofTrees()).hasSize(18).isEqualTo(places.ofClassFiles());
    }

    @Test
    void localClassesAreNumberedAsJavacDoes() throws IOException {
        Places places = compile(
                "package demo;",
                "import dev.whence.Logged;",
                "@Logged class Places {",
                "  Object field = new Object() { { PlacesLog.info(\"a\"); } };",
                "  static void take(Object... all) {}",
                "  void one() {",
                "    class Local { void m() {",
                "        new Object() { void n() { PlacesLog.info(\"b\"); class Deeper { { PlacesLog.info(\"c\"); } } } };",
                "        PlacesLog.info(\"d\"); } }",
                "    take(new Object() { { PlacesLog.info(\"e\"); } });",
                "    for (Object o = new Object() { { PlacesLog.info(\"f\"); } }; ; ) { if (o == null) break; }",
                "    Runnable r = () -> { new Object() { { PlacesLog.info(\"g\"); } }; };",
                "  }",
                "  void two() {",
                "    class Local { { PlacesLog.info(\"h\"); } }",
                "    record Pair(int a) { Pair { PlacesLog.info(\"i\"); } }",
                "    enum Kind { ONE { @Override void k() { PlacesLog.info(\"j\"); } }; void k() {} }",
                "  }",
                "  static class Member { Object o = new Object() { { PlacesLog.info(\"k\"); } }; }",
                "  static { new Object() { { PlacesLog.info(\"l\"); } }; }",
                "}");
        assertThat(places.ofTrees()).hasSize(12).isEqualTo(places.ofClassFiles());
    }

    @Test
    void classesOfOneExpressionAreGivenTheNameOfTheClassAround() throws IOException {
        Places places = compile(
                "package demo;",
                "import dev.whence.Logged;",
                "@Logged class Places {",
                "  static void take(Runnable r, Object o) {}",
                "  void one() {",
                "    take(() -> new Object() { { PlacesLog.info(\"a\"); } }.hashCode(),",
                "        new Object() { { PlacesLog.info(\"b\"); } });",
                "    new Object() { { PlacesLog.info(\"c\"); } };",
                "  }",
                "}");
        assertThat(places.ofTrees())
                .containsExactly("demo.Places 6 <init>", "demo.Places 7 <init>", "demo.Places$3 8 <init>");
        assertThat(places.ofClassFiles())
                .containsExactly("demo.Places$1 7 <init>", "demo.Places$2 6 <init>", "demo.Places$3 8 <init>");
    }

    @Test
    void linesAreCountedWhereJavacKeepsNone() throws IOException {
        String source = Files.readString(Path.of("src/test/resources/goldens/places/input/Places.java"));
        Places withLines = compile(source);
        assertThat(compile(List.of("-g:none"), source).ofTrees()).isEqualTo(withLines.ofTrees());
        assertThat(compile(List.of("-g:vars"), source.replace("\n", "\r\n")).ofTrees())
                .isEqualTo(withLines.ofTrees());
        assertThat(compile(List.of("-g:vars"), source.replace("\n", "\r")).ofTrees())
                .isEqualTo(withLines.ofTrees());
    }

    /** Calls as {@code class line method}, sorted. */
    private record Places(List<String> ofTrees, List<String> ofClassFiles) {}

    private Places compile(String... lines) throws IOException {
        return compile(List.of(), lines);
    }

    private Places compile(List<String> options, String... lines) throws IOException {
        AtomicReference<Facade> facade = new AtomicReference<>();
        TreeSet<String> calls = new TreeSet<>();
        TestBuild.Result result = new TestBuild(directory)
                .source("demo/Places.java", lines)
                .options(options.toArray(String[]::new))
                .weaver((classFile, plan, least) -> {
                    facade.set(plan);
                    calls.addAll(calls(classFile));
                    return new ClassWeaver.Outcome(null, List.of(), List.of());
                })
                .compile();
        assertThat(result.messages()).isEmpty();
        TreeSet<String> sites = new TreeSet<>();
        for (CallSite site : Objects.requireNonNull(facade.get()).sites()) {
            sites.add(site.className() + " " + site.lines().call() + " " + site.method());
        }
        return new Places(List.copyOf(sites), List.copyOf(calls));
    }

    private static List<String> calls(byte[] classFile) {
        List<String> calls = new ArrayList<>();
        ClassReader reader = new ClassReader(classFile);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        return new CallCollector(reader.getClassName().replace('/', '.'), source(name), calls);
                    }
                },
                0);
        return calls;
    }

    /** The method of the source: {@code m} for {@code lambda$m$0}. */
    private static String source(String name) {
        if (!name.startsWith("lambda$")) {
            return name;
        }
        return switch (name.split("\\$", -1)[1]) {
            case "new" -> "<init>";
            case "static" -> "<clinit>";
            default -> name.split("\\$", -1)[1];
        };
    }

    private static final class CallCollector extends MethodVisitor {
        private final String className;
        private final String method;
        private final List<String> calls;
        private int line;

        CallCollector(String className, String method, List<String> calls) {
            super(Opcodes.ASM9);
            this.className = className;
            this.method = method;
            this.calls = calls;
        }

        @Override
        public void visitLineNumber(int number, Label start) {
            line = number;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (owner.equals("demo/PlacesLog")) {
                calls.add(className + " " + line + " " + method);
            }
        }
    }
}
