package dev.whence.producer;

import dev.whence.record.SiteKeeper;
import dev.whence.ringfile.Journal;
import dev.whence.ringfile.MappingFault;
import dev.whence.ringfile.RingFile;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Call sites in the journal of a ring file, for as long as they are needed. Under the site table's lock. */
final class KeptSites implements SiteKeeper {
    private final RingFile file;
    private final Consumer<@Nullable IOException> noRoom;
    private final Producers producers;

    /** By number. */
    private final Map<Integer, Journal.Spot> spots = new HashMap<>();

    KeptSites(RingFile file, Consumer<@Nullable IOException> noRoom, Producers producers) {
        this.file = file;
        this.noRoom = noRoom;
        this.producers = producers;
    }

    @Override
    public void keep(int id, byte[] entry) {
        if (file.isLost()) {
            return;
        }
        try {
            spots.put(id, file.journal().addSite(entry));
        } catch (IOException e) {
            if (!file.isLost()) {
                noRoom.accept(e); // the records of this site would not be readable
            }
        } catch (InternalError e) {
            producers.leave(file); // the bytes are this file's, whatever else may be due
        }
        MappingFault.surfaces(); // else the error might come to the program that logs
        if (!file.isWhole()) {
            producers.leave(file);
        }
    }

    @Override
    public void forget(int id) {
        Journal.Spot spot = spots.remove(id);
        if (spot != null) {
            file.journal().giveUp(spot);
        }
    }
}
