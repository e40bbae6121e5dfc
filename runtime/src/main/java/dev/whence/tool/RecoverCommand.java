package dev.whence.tool;

import dev.whence.pipeline.Recovery.Outcome;
import dev.whence.recover.Recoverer;
import dev.whence.ringfile.RingFolder;
import dev.whence.sink.Troubles;
import java.io.PrintStream;
import java.nio.file.Path;

/** {@code recover DIR}: delivers everything, and tells what became of it. */
final class RecoverCommand {
    private final PrintStream out;
    private final PrintStream err;
    private boolean complete = true;
    private int files;

    /** @param err for what must not be among records that belong to standard output */
    RecoverCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    boolean run(Path folder) {
        Troubles troubles = new Troubles();
        new Recoverer(new RingFolder(folder), troubles).recover(destination -> true, this::tell);
        if (files == 0 && !troubles.anyTold()) {
            out.println("nothing to recover in " + folder);
        }
        return complete && !troubles.anyTold();
    }

    private void tell(Recoverer.Report report) {
        Outcome outcome = report.outcome();
        complete &= outcome.complete();
        files++;
        StringBuilder line = new StringBuilder("process " + report.pid() + ": " + outcome.written() + " written, "
                + outcome.dropped() + " dropped, " + outcome.recovered() + " recovered");
        if (outcome.repeated() > 0) {
            line.append(" (").append(outcome.repeated()).append(" of them perhaps twice)");
        }
        line.append(", ").append(outcome.unreadable()).append(" unreadable");
        outcome.files().forEach(file -> line.append(", in ").append(file));
        if (!outcome.complete()) {
            line.append("; the rest is kept in ").append(report.file());
        }
        boolean printed = outcome.recovered() > 0 && outcome.files().isEmpty();
        (printed ? err : out).println(printed ? "whence: " + line : line);
    }
}
