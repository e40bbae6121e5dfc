package dev.whence.ringfile;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/**
 * The ids of the ring files that this JVM holds, in a system property that other class loaders' runtimes see too. Their
 * lock files must never be opened here: closing any channel of a file gives up all locks of the process on it.
 *
 * <p>Programs replace the system properties, as test frameworks do: so this class remembers its own, and puts them there
 * again. Another class loader's are not known from then on until that one has done so.
 */
final class LiveFiles {
    /** Not {@code whence.…}, where settings are. */
    private static final String PROPERTY = "dev.whence.live-rings";

    /** This class loader's. Guarded by itself. */
    private static final Set<String> OWN = new LinkedHashSet<>();

    private LiveFiles() {}

    /** False if it is there already. */
    static boolean add(String id) {
        Properties properties = System.getProperties();
        synchronized (OWN) {
            synchronized (properties) {
                Set<String> ids = ids(properties);
                boolean added = ids.add(id);
                if (added) {
                    OWN.add(id);
                }
                properties.setProperty(PROPERTY, String.join(",", ids));
                return added;
            }
        }
    }

    static void remove(String id) {
        Properties properties = System.getProperties();
        synchronized (OWN) {
            synchronized (properties) {
                OWN.remove(id);
                Set<String> ids = ids(properties);
                ids.remove(id);
                if (ids.isEmpty()) {
                    properties.remove(PROPERTY);
                } else {
                    properties.setProperty(PROPERTY, String.join(",", ids));
                }
            }
        }
    }

    private static Set<String> ids(Properties properties) {
        Set<String> ids = new LinkedHashSet<>(OWN);
        String list = properties.getProperty(PROPERTY, "");
        if (!list.isEmpty()) {
            ids.addAll(List.of(list.split(",")));
        }
        return ids;
    }
}
