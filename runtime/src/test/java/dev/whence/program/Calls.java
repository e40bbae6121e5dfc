package dev.whence.program;

import dev.whence.Level;
import dev.whence.Site;
import dev.whence.link.v1.Claim;
import dev.whence.link.v1.Link;
import dev.whence.link.v1.Unwoven;
import org.jspecify.annotations.Nullable;

/** Calls as woven code makes them, written by hand. */
public final class Calls {
    private static final String CLASS = "dev.whence.program.Calls";
    private static final String FILE = "dev/whence/program/Calls.java";

    static final Site COUNT = site(1, Level.INFO, "{} {}");
    static final Site MIXED = site(2, Level.INFO, "{} {} {} {}");
    static final Site INFO = site(3, Level.INFO, "{}");
    static final Site DEBUG = site(4, Level.DEBUG, "{}");
    static final Site ERROR = site(5, Level.ERROR, "{}");
    static final Site MANY = site(6, Level.INFO, "{}");
    static final String DEEP_PREFIX = "deep ";
    static final Site DEEP = site(7, Level.INFO, DEEP_PREFIX + "{}");
    static final Unwoven UNWOVEN = Unwoven.of(CLASS, FILE);

    private Calls() {}

    static Site site(int line, Level level, String format) {
        return Site.of(CLASS, CLASS, FILE, line, "call", level, format, "a", "b");
    }

    static void count(int thread, int number) {
        if (COUNT.isEnabled()) {
            Claim claim = Link.begin(COUNT, "II", 8);
            if (claim != null) {
                try {
                    claim.put(thread);
                    claim.put(number);
                    claim.commit();
                } catch (InternalError e) {
                    claim.lose(e);
                }
            }
        }
    }

    static void mixed(int i, long l, double d, String text) {
        if (MIXED.isEnabled()) {
            Object ready = Link.readyLast(text);
            Claim claim = Link.begin(MIXED, "IJDL", 4 + 8 + 8 + Link.size(ready));
            if (claim != null) {
                try {
                    claim.put(i);
                    claim.put(l);
                    claim.put(d);
                    claim.put(ready);
                    claim.commit();
                } catch (InternalError e) {
                    claim.lose(e);
                }
            }
        }
    }

    static void log(Site site, @Nullable Object argument) {
        if (site.isEnabled()) {
            Object ready = Link.readyLast(argument);
            Claim claim = Link.begin(site, "L", Link.size(ready));
            if (claim != null) {
                try {
                    claim.put(ready);
                    claim.commit();
                } catch (InternalError e) {
                    claim.lose(e);
                }
            }
        }
    }

    static void many(@Nullable Object @Nullable [] arguments) {
        if (MANY.isEnabled()) {
            Link.all(MANY, null, arguments);
        }
    }
}
