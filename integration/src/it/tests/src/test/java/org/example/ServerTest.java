package org.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.whence.Capture;
import dev.whence.Level;
import dev.whence.Logged;
import dev.whence.Whence;
import java.util.List;
import org.junit.jupiter.api.Test;

@Logged
class ServerTest {
    @Test
    void saysWhomItAccepts() {
        try (Capture capture = Whence.capture()) {
            ServerTestLog.warn("the test begins");
            new Server().accept(3, "peer");

            List<Capture.Entry> records = capture.records();
            assertEquals(2, records.size(), records::toString);
            Capture.Entry own = records.get(0);
            assertEquals(Level.WARN, own.level());
            assertEquals("ServerTest.java:17(saysWhomItAccepts): the test begins", text(own));
            Capture.Entry accepted = records.get(1);
            assertEquals(Level.INFO, accepted.level());
            assertEquals("org.example.Server", accepted.logger());
            assertEquals("Server.java:8(accept): accepted 3 from peer", text(accepted));
        }
    }

    private static String text(Capture.Entry entry) {
        return entry.file() + ":" + entry.line() + "(" + entry.method() + "): " + entry.message();
    }
}
