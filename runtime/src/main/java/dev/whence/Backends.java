package dev.whence;

/** The one {@link Backend}, made at first use and never changed. */
final class Backends {
    /** By its name, since this package knows nothing above it. {@code ServiceLoader} takes ten times as long to find it. */
    private static final String NAME = "dev.whence.config.Engine";

    /** Holder: the JVM's class initialisation makes it happen once. It runs no code of the user's. */
    private static final class Holder {
        static final Backend BACKEND = make();
    }

    private Backends() {}

    static Backend get() {
        return Holder.BACKEND;
    }

    private static Backend make() {
        try {
            return Class.forName(NAME)
                    .asSubclass(Backend.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("whence: the runtime jar is incomplete: no " + NAME, e);
        }
    }
}
