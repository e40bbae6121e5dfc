package dev.whence.config;

import dev.whence.layout.TextLayout;
import dev.whence.ringfile.OwnProcess;
import dev.whence.thread.OwnThreads;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Loads classes before they are needed, on a thread of its own: to load and link some hundred is most of a start. While the
 * program's thread reads the settings, this one runs ahead of it.
 */
final class Preloading implements Runnable {
    /** What is needed later leaves the processors to the first line for so long. */
    private static final long FIRST_LINE_NANOS = 100_000_000;

    /** What the first line needs, as it is needed; what the settings need is left to who reads them at the same time. */
    static final List<String> FOR_THE_FIRST_LINE = List.of(
            "pipeline.Destination",
            "sink.LogDirectory",
            "pipeline.Outlet",
            "pipeline.ByteOutlet",
            "pipeline.DayCalendar",
            "ringfile.RingFolder",
            "ringfile.HeldRingFile",
            "ringfile.OwnThread",
            "ringfile.OwnerOnly",
            "ringfile.LiveFiles",
            "ringfile.Sidecar",
            "ringfile.RingFileDescriptor",
            "ringfile.RingFileDescriptor$Layout",
            "ringfile.RingFile",
            "ringfile.RingFile$Extent",
            "ringfile.FreePages",
            "ringfile.Journal",
            "ringfile.Notes",
            "ringfile.EntryWriter",
            "link.v1.Link",
            "link.v1.Claims",
            "link.v1.Claim",
            "record.SiteKeeper",
            "record.SiteEntries",
            "record.RecordDescriptor",
            "ring.MappedCells",
            "ring.Ring",
            "ring.Cell",
            "ring.CellDescriptor",
            "ring.RingReader",
            "producer.Producer",
            "pipeline.Pipeline$Policy",
            "pipeline.CaptureOutlet",
            "pipeline.Merge$Taker",
            "pipeline.NextRecord",
            "pipeline.Batch$Acceptance",
            "layout.SiteLineBuilder",
            "layout.SiteLine",
            "layout.SiteLine$Value",
            "layout.MessageFormat",
            "layout.ArgumentWriter$1",
            "sink.DayFile",
            "sink.DayFile$Handle",
            "sink.LogDirectory$Choices",
            "sink.LogDirectory$Created",
            "sink.Place",
            "pipeline.LeftFiles",
            "config.Shutdown",
            "ringfile.OwnProcess");

    /**
     * What is first needed when something goes wrong, or when a call has another kind of argument: a program without a
     * free file descriptor cannot load a class from a folder (from a jar it can), and one that failed to be loaded where it
     * was needed is missing there for ever.
     */
    static final List<String> FOR_LATER = List.of(
            "Capture",
            "Capture$Entry",
            "Settings",
            "Stats",
            "config.Engine$Collector",
            "config.LevelRules$CallRule",
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
            "ringfile.JournalFullException",
            "ringfile.MappingFault",
            "sink.ConsoleSink",
            "sink.Reasons",
            "sink.Troubles$Trouble");

    private Preloading() {}

    /** Begins, and does not wait. */
    static void start() {
        try {
            OwnThreads.daemon("whence-classes", new Preloading()).start();
        } catch (OutOfMemoryError noThread) {
            // Then each class is loaded when it is needed.
        }
    }

    @Override
    public void run() {
        formatATime();
        load(FOR_THE_FIRST_LINE);
        LockSupport.parkNanos(FIRST_LINE_NANOS);
        load(FOR_LATER);
    }

    /** As the first line does: what the JDK loads for that takes longer than all classes of ours. */
    private static void formatATime() {
        try {
            new TextLayout(TextLayout.DEFAULT_PATTERN, ZoneId.systemDefault(), OwnProcess.pid());
        } catch (RuntimeException | LinkageError e) {
            // It comes again where it is needed, and is told there.
        }
    }

    private static void load(List<String> names) {
        ClassLoader loader = Preloading.class.getClassLoader();
        for (String name : names) {
            try {
                Class.forName("dev.whence." + name, false, loader);
            } catch (ClassNotFoundException | LinkageError e) {
                // Then it is missed where it is needed, if ever; here it is no reason not to log.
            }
        }
    }
}
