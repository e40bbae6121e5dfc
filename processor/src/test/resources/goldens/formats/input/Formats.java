package demo;

import dev.whence.Logged;
import java.util.Deque;

@Logged
class Formats {
    private static final String NAMED = "named {peer}" + Other.TAIL;
    private static final String NOT_FINAL_YET;
    private int id;

    static {
        NOT_FINAL_YET = String.valueOf(1);
    }

    interface Other {
        String TAIL = " tail";
    }

    @SuppressWarnings("whence")
    void formats(String s, int[] numbers, Deque<String> queue) {
        FormatsLog.info("plain");
        FormatsLog.info(("a" + 1) + 'c' + true);
        FormatsLog.info(NAMED, s);
        FormatsLog.info(Formats.NAMED, s);
        FormatsLog.info(NOT_FINAL_YET);
        FormatsLog.info(s + "x");
        FormatsLog.info("""
                block {}
                  "quoted" \\ \t""", s);
        FormatsLog.info("controls \0 \n \u0085, beyond ASCII \u00e9 \ud83d\ude00, dollars $L $$");
    }

    @SuppressWarnings("whence")
    void shadowed(String NAMED) {
        FormatsLog.info(NAMED);
    }

    @SuppressWarnings("whence")
    void keys(String s, int[] numbers, Deque<String> queue, Formats other) {
        FormatsLog.info("{} {}", s, this.id);
        FormatsLog.info("{} {} {}", queue.size(), (s), other.other().id);
        FormatsLog.info("{given} {} {also}", s, s + s, numbers[0]);
        FormatsLog.info("{} {} {}", this, Formats.class, s.charAt(0));
        FormatsLog.error("{}", id, new IllegalStateException("*/ \u002a\u002f <b> @see & \\"));
        FormatsLog.info("many {} {} {} {} {} {} {} {} {}", 1, s, 2, id, 3, s, 4, id, queue.size());
        FormatsLog.info("long {}", new StringBuilder()
                .append("an argument whose text is longer than anybody wants to read in a comment")
                .toString());
    }

    Formats other() {
        return this;
    }
}
