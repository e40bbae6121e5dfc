package org.example;

import dev.whence.Logged;

@Logged
public final class Server {
    public void accept(int id, String peer) {
        ServerLog.info("accepted {} from {}", id, peer);
    }
}
