package dev.whence;

import java.util.ServiceLoader;

/** The one {@link Backend}, looked up at first use and never changed. */
final class Backends {
    /** Holder: the JVM's class initialisation makes the look-up happen once. It runs no code of the user's. */
    private static final class Holder {
        static final Backend BACKEND = ServiceLoader.load(Backend.class, Backend.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "whence: the runtime jar is incomplete: no META-INF/services/dev.whence.Backend"));
    }

    private Backends() {}

    static Backend get() {
        return Holder.BACKEND;
    }
}
