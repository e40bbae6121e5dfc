package dev.whence.processor.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.processor.model.Facade;
import dev.whence.processor.model.LogLevel;
import dev.whence.processor.weave.support.Javap;
import dev.whence.processor.weave.support.Jdk;
import dev.whence.processor.weave.support.Program;
import dev.whence.processor.weave.support.Program.Woven;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the weaver makes of single calls. */
class WeaverTest {
    @TempDir
    Path folder;

    private Program compile(String body) {
        String source = "class A {\n" + body + "\n}\n";
        return Program.compile(Jdk.current(), folder, Map.of("A", source), "-g");
    }

    @Test
    void guardsTheCallAndPassesExactTypes() {
        Woven woven = compile("void m(int id, Object peer) { ALog.info(\"a {} {} {}\", id, 2L, peer); }")
                .weave(LogLevel.TRACE);

        assertThat(Javap.code(woven.classes(), "A", "m"))
                .containsExactly(
                        "getstatic Field ALog.S1:Ldev/whence/Site;",
                        "invokevirtual Method dev/whence/Site.isEnabled:()Z",
                        "ifeq 17",
                        "iload_1",
                        "ldc2_w long 2l",
                        "aload_2",
                        "invokestatic Method whence$info$1:(IJLjava/lang/Object;)V",
                        "return");
        assertThat(Javap.code(woven.classes(), "A", "whence$info$1"))
                .containsExactly(
                        "aload_3",
                        "invokestatic Method dev/whence/link/v1/Link.readyLast:(Ljava/lang/Object;)Ljava/lang/Object;",
                        "astore_3",
                        "getstatic Field ALog.S1:Ldev/whence/Site;",
                        "ldc String IJL",
                        "bipush 12",
                        "aload_3",
                        "invokestatic Method dev/whence/link/v1/Link.size:(Ljava/lang/Object;)I",
                        "iadd",
                        "invokestatic Method dev/whence/link/v1/Link.begin:(Ldev/whence/Site;Ljava/lang/String;I)Ldev/whence/link/v1/Claim;",
                        "astore 4",
                        "aload 4",
                        "ifnull 57",
                        "aload 4",
                        "iload_0",
                        "invokevirtual Method dev/whence/link/v1/Claim.put:(I)V",
                        "aload 4",
                        "lload_1",
                        "invokevirtual Method dev/whence/link/v1/Claim.put:(J)V",
                        "aload 4",
                        "aload_3",
                        "invokevirtual Method dev/whence/link/v1/Claim.put:(Ljava/lang/Object;)V",
                        "aload 4",
                        "invokevirtual Method dev/whence/link/v1/Claim.commit:()V",
                        "return",
                        "aload 4",
                        "swap",
                        "invokevirtual Method dev/whence/link/v1/Claim.lose:(Ljava/lang/InternalError;)V",
                        "return");
        assertThat(Javap.handlers(woven.classes(), "A", "whence$info$1"))
                .containsExactly("27 51 51 Class java/lang/InternalError");
    }

    @Test
    void asksWithTheLevelOnTheStack() {
        Woven woven = compile("void m(dev.whence.Level level) { ALog.log(level, \"a\"); }")
                .weave(LogLevel.TRACE);

        assertThat(Javap.code(woven.classes(), "A", "m"))
                .containsExactly(
                        "aload_1",
                        "dup",
                        "getstatic Field ALog.S1:Ldev/whence/Site$ByLevel;",
                        "swap",
                        "invokevirtual Method dev/whence/Site$ByLevel.isEnabled:(Ldev/whence/Level;)Z",
                        "ifne 16",
                        "pop",
                        "goto 19",
                        "invokestatic Method whence$log$1:(Ldev/whence/Level;)V",
                        "return");
    }

    /** The stand-in scan takes only {@code Level.X} for a constant: so may a front end that sees no types. */
    @Test
    void asksWithAConstantLevelThatTheSourceDoesNotShow() {
        Program program = compile("void m() { ALog.log(dev.whence.Level.INFO, \"a\"); }");

        assertThat(Javap.code(program.weave(LogLevel.TRACE).classes(), "A", "m"))
                .startsWith(
                        "getstatic Field dev/whence/Level.INFO:Ldev/whence/Level;",
                        "dup",
                        "getstatic Field ALog.S1:Ldev/whence/Site$ByLevel;")
                .endsWith("invokestatic Method whence$log$1:(Ldev/whence/Level;)V", "return");
        assertThat(Javap.code(program.weave(LogLevel.WARN).classes(), "A", "m")).containsExactly("return");
    }

    @Test
    void evaluatesAssignmentsAndAsksInTheHelper() {
        Program program = compile("int field; void m(int a) { ALog.debug(\"{} {}\", field = a, a); }");
        Woven woven = program.weave(LogLevel.TRACE);
        Woven stripped = program.weave(LogLevel.INFO);

        assertThat(Javap.code(woven.classes(), "A", "m"))
                .containsExactly(
                        "aload_0",
                        "iload_1",
                        "dup_x1",
                        "putfield Field field:I",
                        "iload_1",
                        "invokestatic Method whence$debug$1:(II)V",
                        "return");
        assertThat(Javap.code(woven.classes(), "A", "whence$debug$1"))
                .startsWith(
                        "getstatic Field ALog.S1:Ldev/whence/Site;",
                        "invokevirtual Method dev/whence/Site.isEnabled:()Z");
        assertThat(Javap.code(stripped.classes(), "A", "m"))
                .containsExactly(
                        "aload_0", "iload_1", "dup_x1", "putfield Field field:I", "iload_1", "pop", "pop", "return");
        assertThat(woven.eager()).hasSize(1).allSatisfy(eager -> {
            assertThat(eager.place()).isEqualTo(new Result.Place("A", "m", 2));
            assertThat(eager.site()).isNotNull();
        });
        assertThat(stripped.eager()).hasSize(1);
    }

    @Test
    void evaluatesNothingElseWhenTheLevelIsOff() {
        Program program = compile("""
                static int calls;
                static int cost() { return ++calls; }
                static void m(int x) {
                  ALog.info("{}", cost());
                  ALog.info("{} {} {}", cost(), cost(), 1);
                  ALog.log(x > 0 ? dev.whence.Level.INFO : null, "{}", cost());
                  ALog.info("{} {}", x = 7, cost());
                  System.out.println("calls " + calls + ", x " + x);
                }
                public static void main(String[] a) { m(1); }
                """);

        assertThat(program.weave(LogLevel.TRACE).run("A", LogLevel.WARN)).isEqualTo("calls 1, x 7\n");
    }

    @Test
    void strippedStringsLeaveTheClassFile() throws IOException {
        Woven stripped = compile("""
                interface Text { String text(); }
                static String of(Text text) { return text.text(); }
                void m(int id) {
                  ALog.debug("secret format {} {}", "secret argument", id);
                  ALog.debug("secret {}", of(() -> "secret of a lambda" + of(() -> "secret inside")));
                  ALog.log(dev.whence.Level.DEBUG, "secret constant level");
                  try { ALog.debug("secret try"); } catch (IllegalStateException e) { System.out.println("secret handler"); }
                  ALog.debug("secret assignment {} {}", id += 1, 2L);
                  ALog.info("kept {}", of(() -> "kept lambda" + id(3)));
                  System.out.println(id);
                }
                static int id(int x) { return x; }
                """).weave(LogLevel.INFO);

        String bytes = Files.readString(stripped.classes().resolve("A.class"), StandardCharsets.ISO_8859_1);
        assertThat(bytes).contains("kept").doesNotContain("secret");
        assertThat(stripped.stripped()).isEqualTo(5);
        assertThat(stripped.woven()).isEqualTo(1);
    }

    @Test
    void leavesWhatItCannotWeave() {
        Woven woven = compile("""
                void m(String format, int id) {
                  ALog.info(format, id);
                  ALog.info("a" + id);
                  java.util.function.Consumer<String> c = ALog::info;
                  java.util.function.BiConsumer<dev.whence.Level, String> d = ALog::log;
                  ALog.info("woven");
                  boolean enabled = ALog.isInfoEnabled() && ALog.isEnabled(dev.whence.Level.INFO);
                }
                """).weave(LogLevel.TRACE);

        assertThat(woven.woven()).isEqualTo(1);
        assertThat(woven.left().stream().map(left -> left.place().line() + " " + left.call() + " " + left.reason()))
                .containsExactly(
                        "3 info FORMAT_NOT_CONSTANT",
                        "4 info FORMAT_NOT_CONSTANT",
                        "5 info METHOD_REFERENCE",
                        "6 log METHOD_REFERENCE");
    }

    @Test
    void leavesCallsThatTheSourceDoesNotShow() throws IOException {
        Program program = compile("void m() { ALog.info(\"a\"); }");
        byte[] classFile = Files.readAllBytes(program.plain().resolve("A.class"));

        Result unknown = Weaver.weave(classFile, plan("ALog"));
        Result other = Weaver.weave(classFile, plan("BLog"));

        assertThat(unknown.bytes()).isNull();
        assertThat(unknown.left())
                .containsExactly(new Result.Left(new Result.Place("A", "m", 2), "info", Reason.UNKNOWN_SITE, null));
        assertThat(other.bytes()).isNull();
        assertThat(other.left()).isEmpty();
    }

    private static Plan plan(String facade) {
        return new Plan(new Facade("", facade, "A", "A.java", List.of()), LogLevel.TRACE);
    }
}
