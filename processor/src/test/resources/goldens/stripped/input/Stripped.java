package demo;

import static demo.StrippedLog.error;
import static dev.whence.Level.FATAL;

import dev.whence.Level;
import dev.whence.Logged;

@Logged
class Stripped {
    void method(Level level) {
        StrippedLog.debug("gone");
        StrippedLog.info("gone");
        StrippedLog.warn("first that stays");
        StrippedLog.log(Level.DEBUG, "gone");
        StrippedLog.log(level, "stays");
        StrippedLog.log(FATAL, "stays");
        error("stays");
    }
}
