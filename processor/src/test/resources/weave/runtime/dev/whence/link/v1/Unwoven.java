package dev.whence.link.v1;

import dev.whence.Level;
import java.lang.StackWalker.StackFrame;

/** Stands in for the runtime's Unwoven: prints a record with the place that the stack tells. */
public final class Unwoven {
    private final String logger;

    private Unwoven(String logger) {
        this.logger = logger;
    }

    public static Unwoven of(String logger) {
        return new Unwoven(logger);
    }

    public boolean isEnabled(Level level) {
        return (level == null ? Level.INFO : level).isOn();
    }

    public void log(Level level, String format) {
        print(level, format);
    }

    public void log(Level level, String format, Object argument) {
        print(level, format, argument);
    }

    public void log(Level level, String format, Object first, Object second) {
        print(level, format, first, second);
    }

    public void log(Level level, String format, Object[] arguments) {
        print(level, format, arguments);
    }

    private void print(Level level, String format, Object... arguments) {
        if (isEnabled(level)) {
            String place = StackWalker.getInstance()
                    .walk(frames -> frames.filter(this::isOurs).findFirst().map(Unwoven::place))
                    .orElseThrow();
            Link.print(place, (level == null ? Level.INFO : level).name(), format, Link.readyAll(arguments));
        }
    }

    private boolean isOurs(StackFrame frame) {
        return frame.getClassName().equals(logger) || frame.getClassName().startsWith(logger + "$");
    }

    private static String place(StackFrame frame) {
        String name = frame.getMethodName();
        if (name.startsWith("lambda$")) {
            name = name.split("\\$")[1];
            name = name.equals("new") ? "<init>" : name.equals("static") ? "<clinit>" : name;
        }
        return frame.getLineNumber() + "(" + name + ")";
    }
}
