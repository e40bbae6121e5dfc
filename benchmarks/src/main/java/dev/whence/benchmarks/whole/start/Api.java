package dev.whence.benchmarks.whole.start;

import java.util.List;

/**
 * How the users of a logger write their calls, and what they need on their class path.
 *
 * @param name also the package of the generated program
 * @param annotation of each class that logs, or nothing
 * @param field of each class that logs, or nothing; {@code @CLASS@} is the class
 * @param logger what calls begin with; {@code @CLASS@} is the class
 * @param end a statement that returns when all lines are in the file
 * @param libraries a class of each jar that is needed
 */
record Api(String name, String annotation, String field, String logger, String end, List<String> libraries) {
    static final Api WHENCE = new Api(
            "whence",
            "@dev.whence.Logged",
            "",
            "@CLASS@Log",
            "dev.whence.Whence.shutdown()",
            List.of("dev.whence.Whence"));

    static final Api LOG4J = new Api(
            "log4j",
            "",
            "private static final org.apache.logging.log4j.Logger LOG ="
                    + " org.apache.logging.log4j.LogManager.getLogger(@CLASS@.class);",
            "LOG",
            "org.apache.logging.log4j.LogManager.shutdown()",
            List.of(
                    "org.apache.logging.log4j.LogManager",
                    "org.apache.logging.log4j.core.LoggerContext",
                    "com.lmax.disruptor.RingBuffer"));

    static final Api LOGBACK = new Api(
            "logback",
            "",
            "private static final org.slf4j.Logger LOG = org.slf4j.LoggerFactory.getLogger(@CLASS@.class);",
            "LOG",
            "((ch.qos.logback.classic.LoggerContext) org.slf4j.LoggerFactory.getILoggerFactory()).stop()",
            List.of("org.slf4j.LoggerFactory", "ch.qos.logback.classic.LoggerContext", "ch.qos.logback.core.Appender"));

    static final Api TINYLOG = new Api(
            "tinylog",
            "",
            "",
            "org.tinylog.Logger",
            "org.tinylog.provider.ProviderRegistry.getLoggingProvider().shutdown()",
            List.of("org.tinylog.Logger", "org.tinylog.writers.Writer"));
}
