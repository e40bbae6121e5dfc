package dev.whence.processor.model;

import java.util.List;

/**
 * A class to generate.
 *
 * @param packageName empty for the unnamed package
 * @param name the simple name of the generated class
 * @param annotated the binary name of the annotated class, which is the logger's name
 * @param file the source file below its source root, {@code dev/acme/EchoServer.java}
 * @param sites in source order; calls below the stripped level are not among them
 */
public record Facade(String packageName, String name, String annotated, String file, List<CallSite> sites) {

    /** The generated class as class files name it: {@code dev/acme/EchoServerLog}. */
    public String internalName() {
        return packageName.isEmpty() ? name : packageName.replace('.', '/') + "/" + name;
    }
}
