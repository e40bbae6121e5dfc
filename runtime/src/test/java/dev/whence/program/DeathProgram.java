package dev.whence.program;

import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@link CrashProgram} that ends itself, in the way that its first argument names. */
public final class DeathProgram {
    private DeathProgram() {}

    public static void main(String[] arguments) throws Exception {
        CrashProgram.main(List.of(arguments).subList(1, arguments.length).toArray(String[]::new));
        ByteBuffer page = CrashProgram.map(Path.of(arguments[1]), 1);
        while (CrashProgram.returned(page, 0) < 500) {
            Thread.sleep(1);
        }
        switch (arguments[0]) {
            case "halt" -> Runtime.getRuntime().halt(7);
            case "memory" -> fillMemory();
            case "stack" -> {
                Thread deep = new Thread(() -> recurse(0), "deep");
                deep.setUncaughtExceptionHandler(
                        (thread, error) -> Runtime.getRuntime().halt(7));
                deep.start();
            }
            case "native" -> storeNowhere();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void fillMemory() {
        List<byte[]> all = new ArrayList<>();
        while (true) {
            all.add(new byte[1 << 20]);
        }
    }

    /** Logs on the way down: the stack may end inside of a call. */
    private static int recurse(int depth) {
        Calls.log(Calls.DEEP, depth);
        return recurse(depth + 1) + 1;
    }

    /** A fault in native code, as a library's would be. */
    private static void storeNowhere() throws ReflectiveOperationException {
        Class<?> type = Class.forName("sun.misc.Unsafe");
        Field unsafe = type.getDeclaredField("theUnsafe");
        unsafe.setAccessible(true);
        type.getMethod("putLong", long.class, long.class).invoke(unsafe.get(null), 8L, 1L);
    }
}
