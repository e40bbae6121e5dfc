package org.example;

import dev.whence.Logged;

@Logged
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        MainLog.trace("stripped with {}", costly());
        MainLog.debug("stripped too");
        MainLog.info("kept, {} arguments", args.length);
    }

    private static String costly() {
        MainLog.error("never called");
        return "what it costs";
    }
}
