package dev.whence;

import java.nio.file.Path;

/** What {@link Whence#configure} offers: defaults of a program, which the settings from outside override. */
public interface Settings {

    /**
     * Sets any key of the settings table.
     *
     * @param key such as {@code whence.roll.size}
     * @param value as it would stand in {@code whence.properties}
     */
    Settings set(String key, String value);

    /** {@code whence.level}. */
    default Settings level(Level level) {
        return set("whence.level", level.name());
    }

    /** {@code whence.level.<prefix>}: the longest prefix of a logger's name that ends at a dot or a dollar sign wins. */
    default Settings level(String prefix, Level level) {
        return set("whence.level." + prefix, level.name());
    }

    /** {@code whence.dir}. */
    default Settings directory(Path directory) {
        return set("whence.dir", directory.toString());
    }
}
