package dev.whence.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** The way of class files to the weaver and back, wherever javac puts them. */
class ClassFilesTest {
    private static final String[] DEMO = {
        "package demo;",
        "import dev.whence.Logged;",
        "@Logged class Demo {",
        "  void m() { DemoLog.info(\"x\"); new Object() { { DemoLog.info(\"y\"); } }; }",
        "  class Inner {}",
        "}",
        "class Stranger {}"
    };

    /** Adds a field to each class, so that one can see which were written. */
    private static final ClassWeaver MARKER = (classFile, facade, least) -> {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(writer, 0);
        writer.visitField(Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC, "marked", "I", null, null)
                .visitEnd();
        byte[] marked = writer.toByteArray();
        return new ClassWeaver.Outcome(() -> marked, List.of(), List.of());
    };

    @TempDir
    Path directory;

    @Test
    void replacesFilesInTheOutputDirectory() throws IOException {
        TestBuild.Result result = build().source("demo/Demo.java", DEMO).compile();
        assertThat(result.messages()).isEmpty();
        assertThat(marked(result.output()))
                .containsExactly("demo/Demo$1.class", "demo/Demo$Inner.class", "demo/Demo.class");
        assertThat(result.files()).noneMatch(name -> name.endsWith(".tmp"));
    }

    @Test
    void findsFilesBesideTheirSources() throws IOException {
        TestBuild.Result result = build().source("a/demo/Demo.java", DEMO)
                .source("Top.java", "@dev.whence.Logged class Top {}")
                .besideSources()
                .compile();
        assertThat(result.messages()).isEmpty();
        assertThat(marked(directory.resolve("src")))
                .containsExactly("Top.class", "a/demo/Demo$1.class", "a/demo/Demo$Inner.class", "a/demo/Demo.class");
        assertThat(result.files()) // beside their sources too
                .containsExactly("TopLog.class", "TopLog.java", "demo/DemoLog.class", "demo/DemoLog.java");
    }

    @Test
    void worksInAModule() throws IOException {
        TestBuild.Result result = build().source("module-info.java", "module demo { requires dev.whence; }")
                .source("demo/Demo.java", DEMO)
                .options("--module-path", TestBuild.runtime().toString())
                .compile();
        assertThat(result.messages()).isEmpty();
        assertThat(marked(result.output()))
                .containsExactly("demo/Demo$1.class", "demo/Demo$Inner.class", "demo/Demo.class");
    }

    @Test
    void worksInManyModules() throws IOException {
        TestBuild.Result result = build().source("one/module-info.java", "module one { requires dev.whence; }")
                .source("one/demo/Demo.java", DEMO)
                .source("two/module-info.java", "module two { requires dev.whence; }")
                .source("two/demo/Demo.java", "package demo; @dev.whence.Logged class Demo {}")
                .options("--module-path", TestBuild.runtime().toString())
                .options("--module-source-path", directory.resolve("src").toString())
                .compile();
        assertThat(result.messages()).isEmpty();
        assertThat(marked(result.output()))
                .containsExactly(
                        "one/demo/Demo$1.class",
                        "one/demo/Demo$Inner.class",
                        "one/demo/Demo.class",
                        "two/demo/Demo.class");
        assertThat(result.files()).contains("one/demo/DemoLog.class", "two/demo/DemoLog.class");
    }

    @Test
    void worksInMemory() throws IOException {
        Compilation compilation = Compiler.javac()
                .withProcessors(new WhenceProcessor(MARKER))
                .withOptions("-Xlint:all", "-Werror")
                .compile(JavaFileObjects.forSourceLines("demo.Demo", DEMO));
        assertThat(compilation).succeededWithoutWarnings();
        JavaFileObject file = compilation
                .generatedFile(StandardLocation.CLASS_OUTPUT, "demo", "Demo.class")
                .orElseThrow();
        try (InputStream in = file.openInputStream()) {
            assertThat(isMarked(in.readAllBytes())).isTrue();
        }
    }

    private TestBuild build() {
        return new TestBuild(directory).weaver(MARKER);
    }

    private static List<String> marked(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> path.toString().endsWith(".class"))
                    .filter(ClassFilesTest::isMarked)
                    .map(path -> root.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    private static boolean isMarked(Path classFile) {
        try {
            return isMarked(Files.readAllBytes(classFile));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isMarked(byte[] classFile) {
        return indexOf(classFile, "marked".getBytes(StandardCharsets.US_ASCII)) >= 0;
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (int i = 0; i + part.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        return -1;
    }
}
