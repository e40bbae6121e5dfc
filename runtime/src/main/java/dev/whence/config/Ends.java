package dev.whence.config;

import dev.whence.layout.TextLayout;
import dev.whence.pipeline.ByteOutlet;
import dev.whence.pipeline.Destination;
import dev.whence.pipeline.Outlet;
import dev.whence.pipeline.Pipeline.Policy;
import dev.whence.ringfile.OwnProcess;
import dev.whence.sink.ConsoleSink;
import dev.whence.sink.FileSink;
import dev.whence.sink.Sink;
import dev.whence.sink.Troubles;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** What a configuration means for the pipeline: its policy, and the outlets at its end. */
final class Ends {
    private Ends() {}

    static Policy policy(Configuration configuration) {
        return new Policy(
                configuration.mode() == Configuration.Mode.SYNC,
                configuration.flushLevel(),
                configuration.flush().toNanos(),
                configuration.overflow(),
                configuration.overflowTimeout().toNanos());
    }

    static Destination destination(Configuration configuration) {
        Path directory = configuration.directory();
        String pattern = configuration.pattern();
        return new Destination(
                directory == null ? null : directory.toAbsolutePath(),
                configuration.app(),
                OwnProcess.pid(),
                pattern == null ? TextLayout.DEFAULT_PATTERN : pattern,
                configuration.zone(),
                configuration.rollSize());
    }

    static List<Outlet> outlets(Destination destination, Troubles troubles) {
        Path directory = destination.directory();
        Sink sink = directory == null
                ? new ConsoleSink()
                : new FileSink(directory, destination.app(), destination.pid(), destination.rollSize(), troubles);
        TextLayout layout = new TextLayout(destination.pattern(), destination.zone(), destination.pid());
        return List.of(new ByteOutlet(layout, sink, destination.zone(), troubles));
    }

    /** Whether two configurations have the same outlets: then the files stay open, and no second ones are made. */
    static boolean areSame(Configuration one, Configuration other) {
        return Objects.equals(one.directory(), other.directory())
                && one.app().equals(other.app())
                && one.layout() == other.layout()
                && Objects.equals(one.pattern(), other.pattern())
                && one.zone().equals(other.zone())
                && one.rollSize() == other.rollSize();
    }
}
