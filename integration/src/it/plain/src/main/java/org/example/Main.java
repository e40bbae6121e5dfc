package org.example;

public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Greeter greeter = new Greeter("hello");
        greeter.greet("Ada");
        new Counter().add(3);
    }
}
