package dev.whence.config;

/**
 * A value that somebody has set.
 *
 * @param key such as {@code whence.level}
 * @param origin where it stands, for messages: {@code system property}, {@code environment variable WHENCE_LEVEL}
 */
record Setting(String key, String value, String origin) {

    @Override
    public String toString() {
        return key + "=" + value + " (" + origin + ")";
    }
}
