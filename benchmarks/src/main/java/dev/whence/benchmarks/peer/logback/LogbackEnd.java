package dev.whence.benchmarks.peer.logback;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.FileAppender;
import dev.whence.benchmarks.peer.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The far end of Logback. */
final class LogbackEnd {
    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

    void flush() {
        Appender<ILoggingEvent> appender = context.getLogger(Logger.ROOT_LOGGER_NAME)
                .iteratorForAppenders()
                .next();
        if (appender instanceof AsyncAppender async) {
            awaitIdle(async);
            appender = async.iteratorForAppenders().next();
        }
        try {
            ((FileAppender<ILoggingEvent>) appender).getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void shutdown() {
        context.stop();
    }

    /** The worker has written all that it has taken when it waits for more. */
    private static void awaitIdle(AsyncAppender async) {
        Thread worker = Waiting.thread("AsyncAppender-Worker-" + async.getName());
        Waiting.until(() -> async.getNumberOfElementsInQueue() == 0 && worker.getState() == Thread.State.WAITING);
    }
}
