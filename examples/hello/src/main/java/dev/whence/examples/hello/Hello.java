package dev.whence.examples.hello;

import dev.whence.Logged;
import java.util.List;

/**
 * A newcomer's first minute with Whence: {@code @Logged} on the class, and {@code HelloLog} is there to call.
 *
 * <p>Build it and run it, at the root of the repository:
 *
 * <pre>{@code
 * mvn -q -Dmaven.test.skip=true -pl examples/hello -am package
 * HELLO=examples/hello/target/classes:runtime/target/whence-runtime-0.1.0-SNAPSHOT.jar
 * java -cp $HELLO dev.whence.examples.hello.Hello Ada
 * }</pre>
 *
 * <p>Then run it with {@code -Dwhence.level=TRACE} to see the quiet lines too, and with {@code -Dwhence.dir=logs} to
 * find the lines in a file, {@code logs/Hello.<date>.<process id>.log}, instead of on the terminal.
 */
@Logged
public final class Hello {
    private final String user;

    private Hello(String user) {
        this.user = user;
        HelloLog.trace("in a constructor the method is called <init>");
    }

    /** Greets {@code args[0]}, or the world. */
    public static void main(String[] args) {
        Hello hello = new Hello(args.length > 0 ? args[0] : "world");
        hello.greet();
        hello.order("two");
        HelloLog.fatal("the six levels are TRACE, DEBUG, INFO, WARN, ERROR and this one");
    }

    private void greet() {
        HelloLog.info("hello, {}", user);
        HelloLog.info(
                "the user {user} runs Java {version}", user, Runtime.version().feature());
        List.of("pears", "plums").forEach(fruit -> HelloLog.info("inside a lambda too: we have {}", fruit));
        HelloLog.debug("off unless asked for, and then no stock is taken: {} fruits", takeStock());
    }

    private void order(String amount) {
        try {
            HelloLog.info("{} plums for {}", Integer.parseInt(amount), user);
        } catch (NumberFormatException e) {
            HelloLog.warn("\"{}\" is no amount, so there are no plums for {}", amount, user);
            HelloLog.error("an exception goes last, without a placeholder", e);
        }
    }

    private int takeStock() {
        HelloLog.warn("taking stock, which is slow");
        return 42;
    }
}
