package org.example;

import dev.whence.Logged;

/** Edited: the calls have moved, and there is one more. */
@Logged
final class Greeter {
    private final String greeting;

    Greeter(String greeting) {
        this.greeting = greeting;
        GreeterLog.debug("a greeter that says {}", greeting);
    }

    void greet(String name) {
        GreeterLog.info("{}, dear {}", greeting, name);
        GreeterLog.warn("{} letters", name.length());
    }
}
