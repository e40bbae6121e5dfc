package dev.whence.benchmarks.peer;

import dev.whence.benchmarks.figure.MissingPeerException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A peer in one of its settings, the fastest that lose nothing; or a floor, what anybody must pay.
 *
 * <p>All write the same text, and without location a constant in its place, so that a line has as many bytes. The floors
 * that write lines write such ones.
 */
public enum Variant {
    WHENCE_ASYNC_PRECISE("Whence, async", WhenceSetup.async("precise")),
    WHENCE_ASYNC_COARSE("Whence, async, coarse clock", WhenceSetup.async("coarse")),
    WHENCE_ASYNC_PRECISE_MEMORY(
            "Whence, async, ring in memory", WhenceSetup.async("precise").with(WhenceSetup.RING_IN_MEMORY)),
    WHENCE_ASYNC_COARSE_MEMORY(
            "Whence, async, coarse clock, ring in memory",
            WhenceSetup.async("coarse").with(WhenceSetup.RING_IN_MEMORY)),
    WHENCE_ASYNC_PRECISE_NO_LOCATION("Whence, async, no location", WhenceSetup.asyncWithoutLocation()),
    WHENCE_SYNC("Whence, sync", WhenceSetup.sync()),

    LOG4J("Log4j, async, no location", Log4jSetup.async(false)),
    LOG4J_LOCATION("Log4j, async", Log4jSetup.async(true)),
    LOG4J_WOVEN("Log4j, async, location woven in", Log4jSetup.woven()),
    LOG4J_YIELD("Log4j, async, no location, Yield", Log4jSetup.waiting("Yield")),
    LOG4J_BUSYSPIN("Log4j, async, no location, BusySpin", Log4jSetup.waiting("BusySpin")),
    LOG4J_SYNC("Log4j, sync, no location", Log4jSetup.sync()),

    LOGBACK("Logback, async, no location", LogbackSetup.async(false)),
    LOGBACK_LOCATION("Logback, async", LogbackSetup.async(true)),
    LOGBACK_SYNC("Logback, sync, no location", LogbackSetup.sync()),

    TINYLOG("tinylog, async, no location", TinylogSetup.async(false)),
    TINYLOG_LOCATION("tinylog, async", TinylogSetup.async(true)),
    TINYLOG_SYNC("tinylog, sync, no location", TinylogSetup.sync()),

    FLOOR_EMPTY("an empty method", FloorSetup.of("empty")),
    FLOOR_NANO_TIME("one System.nanoTime()", FloorSetup.of("nanotime")),
    FLOOR_WRITE_BLOCKS("bare FileChannel.write, 64 KiB a write", FloorSetup.writing(64 * 1024)),
    FLOOR_WRITE_LINES("bare FileChannel.write, a line a write", FloorSetup.writing(0));

    /** What the name of a log file begins with, whoever writes it. */
    public static final String APPLICATION = "peer";

    private static final String ID = "benchmark.variant";

    private final String label;
    private final Setup setup;

    Variant(String label, Setup setup) {
        this.label = label;
        this.setup = setup;
    }

    /** Names it in figures, for good. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Names it for people. */
    public String label() {
        return label;
    }

    /** Whether its lines say where they are from. */
    public boolean location() {
        return setup.location();
    }

    /** Whether it is what anybody must pay, and no logger. */
    public boolean floor() {
        return setup.calls().startsWith(FloorSetup.PACKAGE);
    }

    /** Whether there is a file with lines afterwards. */
    public boolean writes() {
        return this != FLOOR_EMPTY && this != FLOOR_NANO_TIME;
    }

    /** The options of a JVM that logs like this into a directory that is there. */
    public List<String> options(Path directory) {
        List<String> options = new ArrayList<>(setup.options(directory));
        options.add("-D" + ID + "=" + id());
        return options;
    }

    /** The one of this JVM, by its options. */
    public static Variant current() {
        String id = System.getProperty(ID, "none");
        for (Variant variant : values()) {
            if (variant.id().equals(id)) {
                return variant;
            }
        }
        throw new IllegalStateException("no variant of a peer: " + id);
    }

    /** Starts the logger of this JVM, which must be one with {@link #options}. */
    public Messages start() throws MissingPeerException {
        String name = Variant.class.getPackageName() + "." + setup.calls() + ".Calls";
        try {
            return (Messages) Class.forName(name).getDeclaredConstructor().newInstance();
        } catch (NoClassDefFoundError e) {
            throw new MissingPeerException(String.valueOf(e.getMessage()));
        } catch (ReflectiveOperationException e) {
            if (e.getCause() instanceof NoClassDefFoundError missing) {
                throw new MissingPeerException(String.valueOf(missing.getMessage()));
            }
            throw new IllegalStateException("cannot start " + id(), e);
        }
    }
}
