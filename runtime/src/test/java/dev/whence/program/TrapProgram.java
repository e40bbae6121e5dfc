package dev.whence.program;

import dev.whence.ringfile.RingFolder;
import java.io.FileInputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Does what has made live rings look dead, and waits to be killed: {@code TRAP READY RECORDS}. */
public final class TrapProgram {
    private TrapProgram() {}

    public static void main(String[] arguments) throws Exception {
        int records = Integer.parseInt(arguments[2]);
        switch (arguments[0]) {
            case "interrupted" -> {
                Thread.currentThread().interrupt(); // the very first call makes the ring file
                for (int n = 0; n < records; n++) {
                    Calls.count(0, n);
                    if (!Thread.currentThread().isInterrupted()) {
                        throw new AssertionError("the flag is gone behind call " + n);
                    }
                }
                Thread.interrupted();
            }
            case "loaders" -> {
                log(0, records);
                for (int i = 1; i <= 2; i++) {
                    secondWorld(i, records);
                    new TrapLooker().run();
                    log(0, records, i * records);
                }
            }
            case "properties" -> {
                log(0, records);
                java.util.Properties fresh = new java.util.Properties();
                fresh.setProperty("whence.dir", System.getProperty("whence.dir"));
                System.setProperties(fresh);
                new TrapLooker().run();
                log(0, records, records);
            }
            default -> { // opens and closes the ring file, as a back-up does
                log(0, records);
                Path rings = Path.of(System.getProperty("whence.dir"), ".whence");
                for (String id : new RingFolder(rings).ids()) {
                    try (FileInputStream in =
                            new FileInputStream(rings.resolve(id + ".ring").toFile())) {
                        in.readNBytes(10_000);
                    }
                }
            }
        }
        Files.createFile(Path.of(arguments[1]));
        Thread.sleep(100_000);
    }

    private static void log(int thread, int records) {
        log(thread, records, 0);
    }

    private static void log(int thread, int records, int from) {
        for (int n = from; n < from + records; n++) {
            Calls.count(thread, n);
        }
    }

    /** A runtime of its own, which logs, and looks at the folder as a start, a tool and a recovery do. */
    private static void secondWorld(int number, int records) throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        Class<?> calls = loader.loadClass("dev.whence.program.Calls");
        var count = calls.getDeclaredMethod("count", int.class, int.class);
        count.setAccessible(true);
        for (int n = 0; n < records; n++) {
            count.invoke(null, number, n);
        }
        ((Runnable) loader.loadClass("dev.whence.program.TrapLooker")
                        .getDeclaredConstructor()
                        .newInstance())
                .run();
    }
}
