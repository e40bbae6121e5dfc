package dev.whence.ringfile;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/**
 * The ids of the ring files that this JVM holds, in a system property that other class loaders' runtimes see too. Their
 * lock files must never be opened here: closing any channel of a file gives up all locks of the process on it.
 */
final class LiveFiles {
    /** Not {@code whence.…}, where settings are. */
    private static final String PROPERTY = "dev.whence.live-rings";

    private LiveFiles() {}

    /** False if it is there already. */
    static boolean add(String id) {
        Properties properties = System.getProperties();
        synchronized (properties) {
            Set<String> ids = ids(properties);
            if (!ids.add(id)) {
                return false;
            }
            properties.setProperty(PROPERTY, String.join(",", ids));
            return true;
        }
    }

    static void remove(String id) {
        Properties properties = System.getProperties();
        synchronized (properties) {
            Set<String> ids = ids(properties);
            ids.remove(id);
            if (ids.isEmpty()) {
                properties.remove(PROPERTY);
            } else {
                properties.setProperty(PROPERTY, String.join(",", ids));
            }
        }
    }

    static boolean contains(String id) {
        return ids(System.getProperties()).contains(id);
    }

    private static Set<String> ids(Properties properties) {
        String list = properties.getProperty(PROPERTY, "");
        return list.isEmpty() ? new LinkedHashSet<>() : new LinkedHashSet<>(List.of(list.split(",")));
    }
}
