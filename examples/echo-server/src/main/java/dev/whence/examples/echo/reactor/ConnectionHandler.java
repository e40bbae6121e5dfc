package dev.whence.examples.echo.reactor;

import java.nio.ByteBuffer;

/** What a program does with one connection. The connection's loop calls, on its own thread, one method at a time. */
public interface ConnectionHandler {

    /** The connection is established. */
    void opened();

    /**
     * Bytes have come.
     *
     * @param input all that has come and is not yet taken. What the handler leaves comes again, with more behind it; if
     *     it takes nothing from a full buffer, nothing more can come, and it has to close the connection
     */
    void received(ByteBuffer input);

    /** The peer sends no more, but still reads. The connection closes once all that was sent is on its way. */
    void inputEnded(ByteBuffer rest);

    /** The connection is closed, by whichever side, or could not be made. The last call; there is always one. */
    void closed();
}
