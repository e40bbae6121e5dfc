package dev.whence.config;

import dev.whence.layout.TextLayout;
import java.time.ZoneOffset;
import java.util.Optional;

/** The pattern of lines, checked by the layout; an empty text is the default line. */
final class LayoutPattern implements Values.Parser<Optional<String>> {
    @Override
    public Optional<String> parse(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        new TextLayout(text, ZoneOffset.UTC, 0);
        return Optional.of(text);
    }
}
