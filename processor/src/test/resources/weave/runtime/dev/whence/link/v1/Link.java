package dev.whence.link.v1;

import dev.whence.Site;
import java.util.ArrayList;
import java.util.List;

/** Stands in for the runtime's Link: prints each record, and checks that the claims keep to the contract. */
public final class Link {
    private Link() {}

    public static Object ready(Object argument) {
        if (argument == null
                || argument instanceof String
                || argument instanceof Number && argument.getClass().getName().startsWith("java.lang.")
                || argument instanceof Character
                || argument instanceof Boolean) {
            return argument;
        }
        return "text " + argument;
    }

    public static Object readyLast(Object argument) {
        return argument instanceof Throwable thrown ? "thrown " + thrown : ready(argument);
    }

    public static int size(Object ready) {
        return ready instanceof String text ? 4 + text.length() : 9;
    }

    public static Claim begin(Site site, String shape, int bytes) {
        if (!site.isEnabled()) {
            throw new AssertionError("a record of a level that is off: " + site.place());
        }
        return new Claim(site, shape, bytes);
    }

    public static void all(Site site, String format, Object[] arguments) {
        print(site.place(), site, format == null ? site.format() : format, readyAll(arguments));
    }

    static List<Object> readyAll(Object... arguments) {
        List<Object> ready = new ArrayList<>();
        if (arguments == null) {
            ready.add(null);
            return ready;
        }
        for (int i = 0; i < arguments.length; i++) {
            ready.add(i == arguments.length - 1 ? readyLast(arguments[i]) : ready(arguments[i]));
        }
        return ready;
    }

    static void print(String place, Site site, String format, List<Object> arguments) {
        print(place, site.level().name(), format, arguments);
    }

    static void print(String place, String level, String format, List<Object> arguments) {
        StringBuilder line = new StringBuilder(level + " " + place + " " + format);
        for (Object argument : arguments) {
            line.append(" | ");
            if (argument != null) {
                line.append(argument.getClass().getSimpleName()).append(' ');
            }
            line.append(argument);
        }
        System.out.println(line);
    }
}
