package dev.whence.program;

import dev.whence.Level;
import dev.whence.Site;
import dev.whence.Whence;
import java.util.concurrent.CyclicBarrier;

/** The program's first logging comes from static initialisers, on two threads at once, or from inside configure. */
final class InitialisationProgram {
    private static final CyclicBarrier START = new CyclicBarrier(2);

    private InitialisationProgram() {}

    private static void meet() {
        try {
            START.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static final class First {
        static {
            meet();
            Calls.log(Calls.INFO, "first");
            Calls.UNWOVEN.log(Level.INFO, "first {}", "unwoven");
        }

        @Override
        public String toString() {
            return "a " + FirstHelper.NAME;
        }
    }

    private static final class FirstHelper {
        static final String NAME;

        static {
            Calls.log(Calls.INFO, "helper of first");
            NAME = String.valueOf("First");
        }
    }

    private static final class Second {
        static {
            meet();
            Calls.log(Calls.INFO, new FirstText());
            Calls.UNWOVEN.log(Level.INFO, "second {}", new FirstText());
        }

        @Override
        public String toString() {
            return "a Second";
        }
    }

    /** Its text initialises the other class's helper. */
    private static final class FirstText {
        @Override
        public String toString() {
            return "text of " + FirstHelper.NAME;
        }
    }

    /** As the facade of a class that is loaded inside {@code configure}. */
    private static final class Facade {
        static final Site SITE = Calls.site(77, Level.DEBUG, "{}");
    }

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "initialisers" -> {
                Thread other = new Thread(() -> new Second().toString());
                other.start();
                Calls.log(Calls.INFO, new First());
                other.join();
            }
            case "configure" -> {
                Whence.configure(settings -> {
                    Calls.log(Facade.SITE, "off as yet");
                    Calls.log(Calls.INFO, "inside");
                    Calls.UNWOVEN.log(Level.INFO, "inside {}", "unwoven");
                    settings.level(Level.DEBUG).set("whence.app", "configured").set("whence.pattern", "%msg");
                });
                Calls.log(Facade.SITE, "on");
            }
            case "nested" -> {
                Whence.configure(outer -> {
                    outer.set("whence.app", "outer").level(Level.INFO);
                    Whence.configure(inner -> {
                        Calls.log(Calls.INFO, "inside");
                        inner.set("whence.app", "inner").level(Level.DEBUG);
                    });
                    Calls.log(Calls.INFO, "between"); // not started by the inner one: the outer sets what starts
                });
                Calls.log(Facade.SITE, "off");
                Calls.log(Calls.INFO, "on");
            }
            default -> reconfigure();
        }
    }

    /** While others log. */
    private static void reconfigure() throws InterruptedException {
        Thread[] threads = new Thread[3];
        for (int t = 0; t < threads.length; t++) {
            int thread = t;
            threads[t] = new Thread(() -> {
                for (int n = 0; n < 5000; n++) {
                    Calls.count(thread, n);
                }
            });
            threads[t].start();
        }
        for (int i = 0; i < 30; i++) {
            String mode = i % 2 == 0 ? "sync" : "async";
            String app = "app" + i % 3;
            Whence.configure(settings -> settings.set("whence.mode", mode).set("whence.app", app));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
