package dev.whence.record;

/** Keeps what is needed to read records when the process that wrote them is gone. Called under a lock. Must not throw. */
public interface SiteKeeper {

    /**
     * Keeps a site; when this returns, it outlives the process.
     *
     * @param id the site's number
     * @param entry for a journal, of kind {@code SITE}
     */
    void keep(int id, byte[] entry);

    /** Nobody will ask for this site again. */
    void forget(int id);
}
