package dev.whence.benchmarks.buildprice;

import java.util.List;

/** A way to compile the classes. */
public enum Way {
    /** The processor's output is there already, as source like any other. */
    PLAIN_SOURCE("facades as plain source", List.of("-proc:none")),
    /** The same beside a processor that does nothing: the least that any costs. */
    IDLE("a processor that is idle", List.of("-processor", IdleProcessor.class.getName())),
    UNWOVEN("processor, without weaving", List.of("-Awhence.weave=false")),
    WOVEN("processor", List.of());

    private final String title;
    private final List<String> options;

    Way(String title, List<String> options) {
        this.title = title;
        this.options = options;
    }

    String title() {
        return title;
    }

    /** For javac. */
    List<String> options() {
        return options;
    }

    boolean processes() {
        return this != PLAIN_SOURCE;
    }

    /** Whether the facades come from the processor, and not as source. */
    boolean generates() {
        return this == UNWOVEN || this == WOVEN;
    }
}
