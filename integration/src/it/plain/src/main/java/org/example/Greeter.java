package org.example;

import dev.whence.Logged;

@Logged
final class Greeter {
    private final String greeting;

    Greeter(String greeting) {
        this.greeting = greeting;
        GreeterLog.debug("a greeter that says {}", greeting);
    }

    void greet(String name) {
        GreeterLog.info("{}, {}", greeting, name);
    }
}
