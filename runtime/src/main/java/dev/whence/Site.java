package dev.whence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call site: what the compiler knew about one log statement, and whether it is enabled now. Generated facades hold
 * a constant for each; programs have no need to make one.
 *
 * <p>All methods may be called from any thread. {@link #of} may run inside the static initialiser of any class of the
 * user's: it allocates and registers without a lock, reads no setting, starts nothing and never throws.
 */
public final class Site {
    /** A line that stands for all lines of a file: the gate in front of calls whose line is not known yet. */
    public static final int ANY_LINE = 0;

    private static final int UNRESOLVED = -1;
    private static final int OFF = 0;
    private static final int ON = 1;

    private final String logger;
    private final String className;
    private final String file;
    private final int line;
    private final String method;
    private final Level level;
    private final @Nullable String format;
    private final List<String> keys;
    /** Volatile: a plain field may be hoisted out of a loop for good, and a change of level would never be seen. */
    private volatile int state = UNRESOLVED;

    private int id;

    /** Volatile: publishes {@link #id}, which is written before it. */
    private volatile @Nullable String shape;

    private Site(
            String logger,
            String className,
            String file,
            int line,
            String method,
            Level level,
            @Nullable String format,
            List<String> keys) {
        this.logger = logger;
        this.className = className;
        this.file = file;
        this.line = line;
        this.method = method;
        this.level = level;
        this.format = format;
        this.keys = keys;
    }

    /**
     * A call site that levels rule over.
     *
     * @param logger the annotated class's binary name
     * @param className the binary name of the class the call stands in
     * @param file the source file below its source root, {@code dev/acme/EchoServer.java}
     * @param line from 1, or {@link #ANY_LINE}
     * @param method the enclosing method; {@code <init>} and {@code <clinit>} for constructors and initialisers
     * @param format null where each record brings its own
     * @param keys a name for each argument, empty where it has none
     */
    public static Site of(
            String logger,
            String className,
            String file,
            int line,
            String method,
            Level level,
            @Nullable String format,
            String... keys) {
        Site site = new Site(logger, className, file, line, method, level, format, List.of(keys));
        AllSites.add(site);
        return site;
    }

    /** A call site of another process, whose records are read here: no level rules over it. */
    public static Site foreign(
            String logger,
            String className,
            String file,
            int line,
            String method,
            Level level,
            @Nullable String format,
            List<String> keys) {
        return new Site(logger, className, file, line, method, level, format, List.copyOf(keys));
    }

    /** A call site whose level is known only when it is reached: {@code log(level, …)}. */
    public static ByLevel byLevel(
            String logger,
            String className,
            String file,
            int line,
            String method,
            @Nullable String format,
            String... keys) {
        return new ByLevel(logger, className, file, line, method, format, keys);
    }

    /** Whether this call is to be logged: what the guard in front of each woven call asks. One read once resolved. */
    public boolean isEnabled() {
        int now = state;
        return now != OFF && (now == ON || resolve());
    }

    /** The slow way, taken until the first answer. */
    private boolean resolve() {
        return refresh(Backends.get());
    }

    /** Asks anew until the rules stood still meanwhile: an answer to older rules must not outlive a newer one. */
    private boolean refresh(Backend backend) {
        for (; ; ) {
            Object rules = backend.rules();
            Backend.Answer answer = backend.isEnabled(this);
            if (answer == Backend.Answer.ASK_AGAIN) {
                return level.compareTo(Level.INFO) >= 0;
            }
            boolean enabled = answer == Backend.Answer.ON;
            state = enabled ? ON : OFF;
            if (rules == backend.rules()) {
                return enabled;
            }
        }
    }

    /** Tells every site that has been asked before to follow the rules as they are now. */
    static void refreshAll(Backend backend) {
        AllSites.forEach(site -> {
            if (site.state != UNRESOLVED) {
                site.refresh(backend);
            }
        });
    }

    public String logger() {
        return logger;
    }

    public String className() {
        return className;
    }

    public String file() {
        return file;
    }

    public int line() {
        return line;
    }

    public String method() {
        return method;
    }

    public Level level() {
        return level;
    }

    public @Nullable String format() {
        return format;
    }

    public List<String> keys() {
        return keys;
    }

    /**
     * The types of the arguments in this site's records, or null while it has written none. Compared by identity on the
     * hot path; see {@code record.SiteTable}.
     */
    public @Nullable String shape() {
        return shape;
    }

    /** The number of this site in records; meaningful once {@link #shape()} is not null. */
    public int id() {
        return id;
    }

    /** Gives the site its number and shape, once; called by {@code record.SiteTable} alone, under its lock. */
    public void bind(int id, String shape) {
        if (this.shape != null) {
            throw new IllegalStateException("bound already: " + this);
        }
        this.id = id;
        this.shape = shape;
    }

    /** The same call with arguments of other types, not registered for levels: only its records' form differs. */
    public Site variant() {
        return new Site(logger, className, file, line, method, level, format, keys);
    }

    @Override
    public String toString() {
        return file + ":" + line + "(" + method + ") " + level;
    }

    /** A site for each level, for calls that choose theirs when they run. */
    public static final class ByLevel {
        private final Site[] sites = new Site[Level.values().length];

        private ByLevel(
                String logger,
                String className,
                String file,
                int line,
                String method,
                @Nullable String format,
                String... keys) {
            for (Level level : Level.values()) {
                sites[level.ordinal()] = of(logger, className, file, line, method, level, format, keys);
            }
        }

        /** Whether this call is to be logged at {@code level}. */
        public boolean isEnabled(@Nullable Level level) {
            return at(level).isEnabled();
        }

        /** The site for {@code level}; a null level, a mistake that must not reach the program, counts as INFO. */
        public Site at(@Nullable Level level) {
            return sites[(level == null ? Level.INFO : level).ordinal()];
        }
    }
}
