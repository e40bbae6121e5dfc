package dev.whence.examples.echo.demo;

import java.time.Duration;

/**
 * What the demo and its trials say to each other, a line at a time. The demo writes commands to the trial's standard
 * input; the trial answers on its standard output, where each answer carries a mark, because others may write there.
 */
final class Protocol {
    static final String READY = "ready";

    private static final String ANSWER_MARK = "trial: ";

    private Protocol() {}

    static String command(Load load) {
        return String.join(
                " ",
                Integer.toString(load.busyClients()),
                Integer.toString(load.sleepyClients()),
                load.settle().toString(),
                load.window().toString());
    }

    static Load load(String command) {
        String[] words = command.split(" ");
        return new Load(
                Integer.parseInt(words[0]),
                Integer.parseInt(words[1]),
                Duration.parse(words[2]),
                Duration.parse(words[3]));
    }

    static String answer(LoadResult result) {
        return result.queries() + " " + result.nanos() + " " + result.reconnects();
    }

    static LoadResult result(String answer) {
        String[] words = answer.split(" ");
        return new LoadResult(Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]));
    }

    static String mark(String answer) {
        return ANSWER_MARK + answer;
    }

    static boolean isMarked(String line) {
        return line.startsWith(ANSWER_MARK);
    }

    static String unmark(String line) {
        return line.substring(ANSWER_MARK.length());
    }
}
