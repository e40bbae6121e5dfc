package dev.whence.config;

import dev.whence.thread.OwnThreads;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Loads classes before they are needed, on a thread of its own: to load and link some hundred is most of a start. While the
 * program's thread makes the pipeline, this one runs ahead of it, and a {@link Rehearsal} beside.
 */
final class Preloading implements Runnable {
    /** What is needed later leaves the processors to the first line for so long. */
    private static final long FIRST_LINE_NANOS = 100_000_000;

    /** What the first line needs, in that order; what comes before is left to the program's thread, which is there by now. */
    static final List<String> FOR_THE_FIRST_LINE = List.of(
            "pipeline.Backlog",
            "pipeline.DrainLock",
            "pipeline.Ledger",
            "pipeline.WallTime",
            "pipeline.WallTime$Clocks",
            "pipeline.WallTime$SystemClocks",
            "pipeline.Batch",
            "pipeline.Outlet",
            "pipeline.Sources",
            "pipeline.RingFileLoss",
            "pipeline.Completion",
            "pipeline.OwnLines",
            "pipeline.OwnLine",
            "record.ThreadName",
            "record.RecordWriter",
            "record.Utf8",
            "record.RecordView",
            "record.CorruptRecordException",
            "record.Shape",
            "record.Kind",
            "record.ArgumentIndex",
            "record.SiteTable$Owner",
            "pipeline.Merge$Taker",
            "pipeline.Pass",
            "pipeline.Merge",
            "pipeline.CallersPass",
            "pipeline.DrainThread",
            "pipeline.Overflow",
            "pipeline.Patience",
            "pipeline.OverflowPolicy",
            "config.Rings",
            "ringfile.JournalFullException",
            "config.Shutdown",
            "config.Engine$Starter",
            "config.LayoutPattern",
            "config.Problems",
            "config.SettingsReader",
            "config.Configuration$Mode",
            "config.Configuration$Layout",
            "config.Configuration$Clock",
            "config.Sources",
            "config.Lookup",
            "config.Keys",
            "config.Setting",
            "config.Values$Directory",
            "config.ApplicationName",
            "sink.Sink",
            "sink.FileSink",
            "sink.WriteFault",
            "sink.LogNames",
            "sink.LogDirectory$Choices",
            "config.Size",
            "config.Values",
            "config.Choice",
            "config.Configuration",
            "config.Values$App",
            "config.Values$Zone",
            "config.TimeSpan",
            "config.LevelRules",
            "config.LevelTarget",
            "config.LevelTarget$Loggers",
            "config.LevelTarget$Call",
            "Backend$Answer",
            "link.v1.Link",
            "link.v1.Claims",
            "link.v1.Claim",
            "ringfile.RingFolder",
            "ringfile.RingFolder$Creation",
            "ringfile.OwnThread",
            "ringfile.OwnerOnly",
            "ringfile.LiveFiles",
            "ringfile.Sidecar",
            "ringfile.HeldRingFile",
            "ringfile.RingFileDescriptor$Layout",
            "ringfile.RingFileDescriptor",
            "ringfile.RingFile",
            "ringfile.FreePages",
            "ringfile.Journal",
            "ringfile.Notes",
            "ringfile.OwnProcess",
            "config.Rings$Fate",
            "config.Ends",
            "layout.Layout",
            "pipeline.Destination",
            "ringfile.EntryWriter",
            "producer.KeptSites",
            "record.SiteEntries",
            "ringfile.Journal$Spot",
            "ring.MappedCells",
            "sink.LogDirectory",
            "layout.TextLayout",
            "layout.Emitter",
            "layout.MessageWriter",
            "layout.BySite",
            "layout.ArgumentWriter",
            "layout.StackTraceWriter",
            "layout.PatternParser",
            "layout.Word",
            "layout.Word$Scope",
            "layout.PatternPart",
            "layout.TextLayout$Part",
            "layout.TimeText",
            "layout.FractionPosition",
            "pipeline.ByteOutlet",
            "sink.ByteOutput",
            "pipeline.DayCalendar",
            "pipeline.Pipeline$Policy",
            "ring.Ring",
            "ring.RingCells",
            "ringfile.RingFile$Extent",
            "ring.Cell",
            "ring.CellDescriptor",
            "ring.RingReader",
            "ring.Tally",
            "producer.Producer",
            "record.RecordDescriptor",
            "Whence",
            "config.Shutdown$Ending",
            "pipeline.Source",
            "pipeline.NextRecord",
            "layout.SiteLineBuilder",
            "layout.TextLayout$1",
            "layout.FixedEmitter",
            "layout.ThreadEmitter",
            "layout.MessageFormat",
            "layout.Controls",
            "layout.ByteLanes",
            "layout.SiteLine$Value",
            "layout.SiteLine",
            "layout.Digits",
            "layout.ArgumentWriter$1",
            "pipeline.Batch$Acceptance",
            "sink.DayFile",
            "sink.LogNames$OfDay",
            "sink.LogDirectory$Created",
            "sink.Place",
            "sink.DayFile$Handle",
            "pipeline.LeftFiles",
            "pipeline.Drain$Counts",
            "Stats",
            "ringfile.HeldRingFile$Removal");

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
            "pipeline.CaptureOutlet",
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

    /** Begins, and does not wait. */
    static void start() {
        try {
            OwnThreads.daemon("whence-rehearsal", new Rehearsal()).start();
            OwnThreads.daemon("whence-classes", new Preloading()).start();
        } catch (OutOfMemoryError noThread) {
            // Then all is done when it is needed.
        }
    }

    @Override
    public void run() {
        load(FOR_THE_FIRST_LINE);
        LockSupport.parkNanos(FIRST_LINE_NANOS);
        load(FOR_LATER);
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
