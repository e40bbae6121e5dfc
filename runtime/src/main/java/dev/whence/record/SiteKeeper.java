package dev.whence.record;

/** Keeps what is needed to read records when the process that wrote them is gone. */
public interface SiteKeeper {

    /**
     * Keeps a site; when this returns, it outlives the process. Called under a lock. Must not throw.
     *
     * @param entry for a journal, of kind {@code SITE}
     */
    void keep(byte[] entry);
}
