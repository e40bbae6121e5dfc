package dev.whence.config;

import java.util.List;

/**
 * Classes of ours that are first needed when something goes wrong, or when a call has another kind of argument. They are
 * loaded at the start: a program without a free file descriptor cannot load a class from a folder, and one that failed
 * to be loaded where it was needed is missing there for ever.
 */
final class Preloading {
    private static final List<String> NAMES = List.of(
            "Capture",
            "Capture$Entry",
            "Settings",
            "Stats",
            "config.Engine$Collector",
            "layout.Marks",
            "layout.PaddedEmitter",
            "layout.RecordText",
            "layout.StackTraceWriter$1",
            "link.v1.Unwoven$Place",
            "pipeline.Batch$Failure",
            "pipeline.CaptureOutlet$Handle",
            "pipeline.Drain$Counts",
            "pipeline.Losses$Lost",
            "pipeline.LostText",
            "pipeline.NextRecord$Place",
            "pipeline.Overflow$1",
            "pipeline.StackRoom",
            "producer.Handshake",
            "producer.Nap",
            "producer.Producers$Absent",
            "producer.Room$Waiter",
            "producer.Turns$Turn",
            "record.ArgumentText",
            "record.Arguments",
            "record.PreparedThrowable",
            "record.RecordView$1",
            "record.ThrowableItem",
            "record.ThrowableView",
            "record.ThrowableView$Part",
            "record.ThrowableWalk",
            "record.ThrowableWalk$Visit",
            "ring.Stubs",
            "ringfile.MappingFault",
            "sink.ConsoleSink",
            "sink.Reasons",
            "sink.Troubles$Trouble");

    private Preloading() {}

    static void run() {
        ClassLoader loader = Preloading.class.getClassLoader();
        for (String name : NAMES) {
            try {
                Class.forName("dev.whence." + name, false, loader);
            } catch (ClassNotFoundException | LinkageError e) {
                // Then it is missed where it is needed, if ever; here it is no reason not to log.
            }
        }
    }
}
