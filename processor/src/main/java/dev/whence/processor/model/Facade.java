package dev.whence.processor.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /**
     * The constants of its call sites by the nested class that holds them: the empty name for the facade itself, which is
     * missing where there are none.
     */
    public Map<String, List<SiteConstant>> holders() {
        Map<String, List<SiteConstant>> holders = new LinkedHashMap<>();
        for (CallSite site : sites) {
            holders.computeIfAbsent(GeneratedNames.holder(site.number()), unused -> new ArrayList<>())
                    .add(SiteConstant.of(site));
        }
        return holders;
    }
}
