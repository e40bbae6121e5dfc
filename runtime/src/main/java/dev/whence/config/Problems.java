package dev.whence.config;

import dev.whence.sink.Troubles;
import java.util.function.Consumer;

/** Tells mistakes in settings, each as a trouble of its own: one does not silence the next. */
record Problems(Troubles troubles) implements Consumer<String> {
    @Override
    public void accept(String problem) {
        troubles.tell(problem, problem);
    }
}
