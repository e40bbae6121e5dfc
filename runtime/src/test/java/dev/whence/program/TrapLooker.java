package dev.whence.program;

import dev.whence.recover.Recoverer;
import dev.whence.recover.RingLook;
import dev.whence.ringfile.RingFolder;
import dev.whence.sink.Troubles;
import java.io.IOException;
import java.nio.file.Path;

/** Looks at all ring files from inside of a process that owns some, and would recover any that it took for dead. */
public final class TrapLooker implements Runnable {
    public TrapLooker() {}

    @Override
    public void run() {
        RingFolder folder = new RingFolder(Path.of(System.getProperty("whence.dir"), ".whence"));
        try {
            for (String id : folder.ids()) {
                RingLook look = RingLook.at(folder, id);
                if (!look.alive() || look.remove(folder)) {
                    throw new AssertionError(look + " is alive");
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        new Recoverer(folder, new Troubles()).recover(destination -> true, report -> {
            throw new AssertionError("recovered " + report);
        });
    }
}
