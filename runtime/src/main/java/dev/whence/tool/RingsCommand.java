package dev.whence.tool;

import dev.whence.pipeline.Destination;
import dev.whence.recover.RingLook;
import dev.whence.ringfile.RingFolder;
import dev.whence.sink.Reasons;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;

/** {@code rings DIR}: lists ring files, as {@code ipcs} lists shared memory. */
final class RingsCommand {
    private static final String ROW = "%-16s  %-5s  %9s  %12s  %12s  %9s  %7s  %s%n";

    private final PrintStream out;
    private final PrintStream err;

    RingsCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    boolean run(Path path, boolean remove) {
        RingFolder folder = new RingFolder(path);
        List<String> ids;
        try {
            ids = folder.ids();
        } catch (IOException e) {
            err.println("whence: cannot list " + path + ": " + Reasons.of(e));
            return false;
        }
        if (ids.isEmpty()) {
            out.println("no ring files in " + path);
            return true;
        }
        out.printf(ROW, "ring file", "owner", "pid", "bytes in use", "bytes unread", "records", "threads", "belong to");
        boolean done = true;
        for (String id : ids) {
            done &= show(folder, id, remove);
        }
        return done;
    }

    private boolean show(RingFolder folder, String id, boolean remove) {
        try {
            RingLook look = RingLook.at(folder, id);
            out.printf(
                    ROW,
                    id,
                    look.alive() ? "alive" : "dead",
                    look.pid(),
                    look.bytesInUse(),
                    look.bytesUnread(),
                    look.records(),
                    look.threads(),
                    place(look));
            if (remove && !look.alive() && look.records() == 0 && look.remove(folder)) {
                out.println("removed " + id);
            }
            return true;
        } catch (IOException | RuntimeException | InternalError e) {
            String reason = e instanceof IOException failure ? Reasons.of(failure) : e.toString();
            String file = e instanceof FileSystemException failure ? failure.getFile() : null;
            err.println("whence: "
                    + printable((file == null ? folder.path().resolve(id) + ".ring" : file) + ": " + reason));
            return false;
        }
    }

    private static String place(RingLook look) {
        Destination destination = look.belongsTo();
        if (destination == null) {
            return "unknown";
        }
        Path directory = destination.directory();
        return directory == null ? "standard output" : printable(directory.resolve(destination.app()) + ".*");
    }

    /** One line, whatever a file's name contains. */
    private static String printable(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == '\n') {
                line.append("\\n");
            } else if (Character.isISOControl(c)) {
                line.append(String.format("\\u%04x", c));
            } else {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }
}
