package demo;

import dev.whence.Level;
import dev.whence.Logged;
import java.util.List;
import java.util.Map;

@Logged
class Places<T extends Comparable<T>> {
    static final Runnable STATIC_FIELD = () -> PlacesLog.info("lambda of a static field");
    final Runnable field = () -> PlacesLog.info("lambda of a field");

    static {
        PlacesLog.info("static initializer");
    }

    {
        PlacesLog.info("initializer");
    }

    Places(Map<String, List<T>> map, int... numbers) {
        PlacesLog.info("constructor");
    }

    <X> void generic(X value, T[] all) {
        Runnable outer = () -> {
            Runnable inner = () -> PlacesLog.info("lambda in a lambda");
            inner.run();
        };
        outer.run();
    }

    void nested() {
        new Object() {
            void anonymous() {
                PlacesLog.info("anonymous");
            }
        }.anonymous();
        class Local {
            Local() {
                PlacesLog.info("local");
            }
        }
        new Local();
    }

    void lines(Level level) {
        PlacesLog
                .info(
                        "spread {}",
                        level);
        PlacesLog.info("one"); demo.PlacesLog.info("two on a line");
        PlacesLog.log(level, "the level is an argument {}", level);
        PlacesLog.log(Level.WARN, "the level is a constant");
    }

    static class Member {
        void method() {
            PlacesLog.info("member");
        }
    }

    interface Interface {
        Runnable FIELD = () -> PlacesLog.info("lambda of an interface's field");

        default void defaulted() {
            PlacesLog.info("default method");
        }

        private void hidden() {
            PlacesLog.info("private interface method");
        }
    }

    enum Constants {
        ONE {
            @Override
            void method() {
                PlacesLog.info("enum constant's body");
            }
        };

        abstract void method();
    }

    record Pair(int left, int right) {
        Pair {
            PlacesLog.info("compact constructor");
        }
    }
}
