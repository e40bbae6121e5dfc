package org.example;

import dev.whence.Logged;

@Logged
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        MainLog.info("{} of {}", args.length);
    }
}
