package dev.whence;

/** Stands in for the runtime's Site: same methods, no machinery. */
public final class Site {
    private final int line;
    private final String method;
    private final Level level;
    private final String format;

    private Site(int line, String method, Level level, String format) {
        this.line = line;
        this.method = method;
        this.level = level;
        this.format = format;
    }

    public static Site of(
            String logger,
            String className,
            String file,
            int line,
            String method,
            Level level,
            String format,
            String... keys) {
        return new Site(line, method, level, format);
    }

    public static ByLevel byLevel(
            String logger, String className, String file, int line, String method, String format, String... keys) {
        return new ByLevel(line, method, format);
    }

    public boolean isEnabled() {
        return level.isOn();
    }

    public Level level() {
        return level;
    }

    public String format() {
        return format;
    }

    /** Line and method as records show them. */
    public String place() {
        return line + "(" + method + ")";
    }

    public static final class ByLevel {
        private final int line;
        private final String method;
        private final String format;

        private ByLevel(int line, String method, String format) {
            this.line = line;
            this.method = method;
            this.format = format;
        }

        public boolean isEnabled(Level level) {
            return at(level).isEnabled();
        }

        public Site at(Level level) {
            return new Site(line, method, level == null ? Level.INFO : level, format);
        }
    }
}
