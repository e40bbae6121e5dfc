package dev.whence.link.v1;

import dev.whence.Level;
import dev.whence.Site;
import java.lang.StackWalker.StackFrame;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the methods of a generated facade do for calls that were not woven: level first, then a walk up the stack to the
 * first frame of the annotated class. Slower than a woven call, and right.
 */
public final class Unwoven {
    private final String logger;

    /** In front of the walk: whether any call at a level may be enabled, whatever its line. */
    private final Site.ByLevel gates;

    /** What walks have found. Keyed by place and level, never by format: it grows with the code, not with the data. */
    private final Map<Place, Site> sites = new ConcurrentHashMap<>();

    private record Place(String className, String method, int line, Level level) {}

    private Unwoven(String logger, String file) {
        this.logger = logger;
        this.gates = Site.byLevel(logger, logger, file, Site.ANY_LINE, "", null);
    }

    /**
     * The unwoven calls of one facade.
     *
     * @param logger the binary name of the annotated class; frames of it and of what is nested in it are its calls
     * @param file the source file below its source root, {@code dev/acme/EchoServer.java}
     */
    public static Unwoven of(String logger, String file) {
        return new Unwoven(logger, file);
    }

    /** Whether any call at this level may be logged; a null level counts as INFO. */
    public boolean isEnabled(@Nullable Level level) {
        return gates.isEnabled(level);
    }

    public void log(@Nullable Level level, @Nullable String format) {
        if (isEnabled(level)) {
            walkAndLog(level, format);
        }
    }

    public void log(@Nullable Level level, @Nullable String format, @Nullable Object argument) {
        if (isEnabled(level)) {
            walkAndLog(level, format, argument);
        }
    }

    public void log(@Nullable Level level, @Nullable String format, @Nullable Object first, @Nullable Object second) {
        if (isEnabled(level)) {
            walkAndLog(level, format, first, second);
        }
    }

    /**
     * Logs a call whose arguments come as an array.
     *
     * @param arguments null counts as one null argument
     */
    public void log(@Nullable Level level, @Nullable String format, @Nullable Object @Nullable [] arguments) {
        if (isEnabled(level)) {
            walkAndLog(level, format, arguments);
        }
    }

    private void walkAndLog(@Nullable Level level, @Nullable String format, @Nullable Object @Nullable ... arguments) {
        Level known = gates.at(level).level();
        Place place = StackWalker.getInstance()
                .walk(frames -> frames.filter(this::isCaller).findFirst().map(frame -> place(frame, known)))
                .orElseGet(() -> new Place(logger, "?", Site.ANY_LINE, known));
        Site site = sites.get(place);
        if (site == null) {
            site = sites.computeIfAbsent(place, this::site);
        }
        if (site.isEnabled()) {
            Link.all(site, String.valueOf(format), arguments);
        }
    }

    private boolean isCaller(StackFrame frame) {
        String name = frame.getClassName();
        return name.startsWith(logger) && (name.length() == logger.length() || name.charAt(logger.length()) == '$');
    }

    private static Place place(StackFrame frame, Level level) {
        return new Place(frame.getClassName(), enclosing(frame.getMethodName()), frame.getLineNumber(), level);
    }

    /** A lambda's body is in a method {@code lambda$accepted$0}: the method that readers know is in the middle. */
    private static String enclosing(String method) {
        if (!method.startsWith("lambda$")) {
            return method;
        }
        int end = method.lastIndexOf('$');
        String name = method.substring("lambda$".length(), Math.max("lambda$".length(), end));
        return switch (name) {
            case "new" -> "<init>";
            case "static" -> "<clinit>";
            default -> name.isEmpty() ? method : name;
        };
    }

    private Site site(Place place) {
        return Site.of(
                logger,
                place.className(),
                gates.at(place.level()).file(),
                place.line(),
                place.method(),
                place.level(),
                null);
    }
}
