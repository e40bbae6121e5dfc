package dev.whence.config;

import dev.whence.Backend;
import dev.whence.Capture;
import dev.whence.Level;
import dev.whence.Settings;
import dev.whence.Site;
import dev.whence.Stats;
import dev.whence.pipeline.Outlet;
import dev.whence.pipeline.Pipeline;
import dev.whence.producer.Drainage;
import dev.whence.producer.Producers;
import dev.whence.ring.Ring;
import dev.whence.sink.Troubles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Settings to a running pipeline. Settings are read when the first call asks for its level; the pipeline starts at the
 * first enabled call, on the thread that makes it.
 *
 * <p>No code of the user's runs under the lock here, so two classes may log from each other's static initialisers. What
 * a thread logs while it is itself at work here stays in its ring until the pipeline runs.
 */
public final class Engine implements Backend {
    static {
        Preloading.start(); // first of all: what follows has fewer classes to wait for
    }

    private final Troubles troubles = new Troubles();
    private final Pipeline pipeline = new Pipeline(Producers.PROCESS, troubles);
    private final ReentrantLock lock = new ReentrantLock();
    private final Rings rings = new Rings(lock, pipeline, troubles);
    private final Shutdown shutdown = new Shutdown(pipeline, troubles, rings);

    /** On the threads that are inside {@link Settings} code of the user's. */
    private final ThreadLocal<Boolean> configuring = new ThreadLocal<>();

    /** Volatile: read by every site's first call. Null until the settings are read. */
    private volatile @Nullable LevelRules rules;

    /** Volatile: read by the first records of each thread that started before. */
    private volatile boolean started;

    private Map<String, String> defaults = Map.of();
    private @Nullable Configuration configuration;

    /** What runs, and by which configuration. */
    private @Nullable Configuration running;

    private List<Outlet> outlets = List.of();

    /** Made once, by the root package. */
    public Engine() {
        Producers.PROCESS.drainTo(new Starter(), Level.TRACE);
    }

    @Override
    public Object rules() {
        LevelRules now = rules;
        return now == null ? this : now;
    }

    @Override
    public Answer isEnabled(Site site) {
        LevelRules now = rules;
        if (now == null) {
            if (lock.isHeldByCurrentThread()) {
                return Answer.ASK_AGAIN;
            }
            now = readRules();
        }
        return now.isEnabled(site) ? Answer.ON : Answer.OFF;
    }

    private LevelRules readRules() {
        lock.lock();
        try {
            configuration();
            LevelRules now = rules;
            if (now == null) {
                throw new IllegalStateException("settings without rules");
            }
            return now;
        } finally {
            lock.unlock();
        }
    }

    /** The settings, read if they have not been; under the lock. */
    private Configuration configuration() {
        Configuration now = configuration;
        if (now == null) {
            now = SettingsReader.ofProcess(new LayoutPattern(), new Problems(troubles))
                    .read(defaults);
            configuration = now;
            LevelRules before = rules;
            rules = before == null
                    ? LevelRules.of(now.level(), now.levels())
                    : before.reconfigured(now.level(), now.levels());
        }
        return now;
    }

    @Override
    public void setLevel(String target, @Nullable Level level) {
        lock.lock();
        try {
            LevelRules now = readRules();
            rules = level == null ? now.without(target) : now.with(target, level);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void configure(Consumer<Settings> settings) {
        Map<String, String> collected = new LinkedHashMap<>();
        boolean nested = configuring.get() != null;
        configuring.set(true);
        try {
            settings.accept(new Collector(collected));
        } finally {
            if (!nested) {
                configuring.remove(); // else the outer one would start what it is about to set
            }
        }
        lock.lock();
        try {
            defaults = Map.copyOf(collected);
            configuration = null;
            configuration();
            if (started) {
                run();
                shutdown.register(); // a shutdown may have taken it away
            }
        } finally {
            lock.unlock();
        }
        ensureStarted(); // for what was logged meanwhile
    }

    /** Takes down what the user's code sets. */
    private record Collector(Map<String, String> collected) implements Settings {
        @Override
        public Settings set(String key, String value) {
            collected.put(key, value);
            return this;
        }
    }

    /**
     * Starts the pipeline unless it runs.
     *
     * @return false if this thread is on the way to it already
     */
    private boolean ensureStarted() {
        if (started) {
            return true;
        }
        if (lock.isHeldByCurrentThread()) {
            return false;
        }
        if (configuring.get() != null) {
            openRings();
            return false;
        }
        lock.lock();
        try {
            if (!started) {
                run();
                shutdown.register();
                started = true;
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * What is logged inside of the user's settings code is to outlive the process as well. It can where the place is set
     * outside of the program, which wins whatever that code sets.
     */
    private void openRings() {
        lock.lock();
        try {
            rings.open(configuration());
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        Configuration now = configuration();
        rings.open(now); // first: what this thread logs from here on outlives the process
        Producers.PROCESS.arena().resize(now.ringCell(), now.ringMax());
        Producers.PROCESS.clock().setCoarse(now.clock() == Configuration.Clock.COARSE);
        shutdown.timeout(now.shutdownTimeout());
        if (running == null || !Ends.areSame(running, now)) {
            outlets = Ends.outlets(Ends.destination(now), troubles);
        }
        running = now;
        pipeline.run(Ends.policy(now), outlets, Ends.destination(now));
        rings.recover(now);
        if (pipeline.lacksThread()) {
            pipeline.whenThreads(() -> rings.resume(() -> running));
        }
    }

    @Override
    public boolean flush() {
        return !started || pipeline.flush();
    }

    @Override
    public boolean shutdown() {
        if (!started) {
            return true;
        }
        boolean done = shutdown.now();
        Producers.PROCESS.clock().setCoarse(false); // its thread would keep this class's loader
        return done;
    }

    @Override
    public Stats stats() {
        return pipeline.stats();
    }

    @Override
    public Capture capture() {
        ensureStarted();
        return pipeline.capture();
    }

    /** Stands in for the pipeline until the first record. */
    private final class Starter implements Drainage {
        @Override
        public boolean ready() {
            try {
                return ensureStarted();
            } catch (RuntimeException | Error e) {
                troubles.tell("start", "logging could not be started, records are kept: " + e);
                return true; // nothing is gained by a common ring: this may last
            }
        }

        @Override
        public void committed(Ring ring) {
            ready();
        }

        @Override
        public void cellFilled() {}

        @Override
        public boolean awaitRoom(Ring ring, Level level, long since, long seen) {
            committed(ring);
            return pipeline.awaitRoom(ring, level, since, seen);
        }
    }
}
