package demo;

import dev.whence.Logged;
import java.net.SocketAddress;

@Logged
final class EchoServer {
    void accepted(int id, SocketAddress peer) {
        EchoServerLog.info("accepted {} from {}", id, peer);
    }
}
