package dev.whence.processor.generate;

import com.palantir.javapoet.ClassName;
import dev.whence.processor.model.Argument;
import dev.whence.processor.model.CallSite;
import dev.whence.processor.model.Facade;
import dev.whence.processor.model.GeneratedNames;
import dev.whence.processor.model.LogLevel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Prints the constants of call sites:
 *
 * <pre>{@code
 *     /** EchoServer.java:7 accepted(int, SocketAddress): id, peer *\/
 *     static final Site S1 = Site.of(LOGGER, LOGGER, FILE, 7, "accepted", Level.INFO,
 *             "accepted {} from {}", "id", "peer");
 * }</pre>
 */
final class SiteConstants {
    static final ClassName SITE = ClassName.get("dev.whence", "Site");

    /** The most bytes of a constant in a class file (JVMS 4.4.7). */
    private static final int LONGEST_CONSTANT = 65_535;

    /** Keys beyond this number are one constant: each of its own costs seven bytes of the class initializer. */
    private static final int MOST_KEYS = 8;

    private final Facade facade;
    private final String siteType;
    private final String levelType;

    /**
     * @param siteType how the facade names the type of sites
     * @param levelType how it names the type of levels
     */
    SiteConstants(Facade facade, String siteType, String levelType) {
        this.facade = facade;
        this.siteType = siteType;
        this.levelType = levelType;
    }

    /** The lines of several constants. */
    String text(List<CallSite> sites, String indent) {
        return sites.stream().map(site -> text(site, indent)).collect(Collectors.joining("\n"));
    }

    private String text(CallSite site, String indent) {
        boolean byLevel = site.level() == null;
        String start = indent + "static final " + siteType + (byLevel ? ".ByLevel " : " ")
                + GeneratedNames.siteField(site) + " = " + siteType + (byLevel ? ".byLevel(" : ".of(");
        return indent + "/** " + Comment.of(facade, site) + " */\n"
                + Wrapping.wrap(start, arguments(site), ");", indent) + "\n";
    }

    private List<String> arguments(CallSite site) {
        List<String> arguments = new ArrayList<>();
        arguments.add("LOGGER");
        arguments.add(site.className().equals(facade.annotated()) ? "LOGGER" : Wrapping.literal(site.className()));
        arguments.add("FILE");
        arguments.add(String.valueOf(site.lines().call()));
        arguments.add(Wrapping.literal(site.method()));
        LogLevel level = site.level();
        if (level != null) {
            arguments.add(levelType + "." + level.name());
        }
        arguments.add(format(site.format()));
        arguments.addAll(keys(site.arguments()));
        return arguments;
    }

    /** A format that is no constant, or too long for one, is left to the call. */
    private static String format(@Nullable String format) {
        return format == null || format.getBytes(StandardCharsets.UTF_8).length > LONGEST_CONSTANT
                ? "null"
                : Wrapping.literal(format);
    }

    private static List<String> keys(List<Argument> arguments) {
        if (arguments.size() > MOST_KEYS) {
            String keys = arguments.stream().map(Argument::key).collect(Collectors.joining(","));
            return List.of(Wrapping.literal(keys) + ".split(\",\", -1)");
        }
        return arguments.stream()
                .map(argument -> Wrapping.literal(argument.key()))
                .toList();
    }
}
