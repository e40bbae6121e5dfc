package dev.whence.processor.generate;

import com.palantir.javapoet.ClassName;
import dev.whence.processor.model.CallSite;
import dev.whence.processor.model.Facade;
import dev.whence.processor.model.LogLevel;
import dev.whence.processor.model.SiteConstant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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
    String text(List<SiteConstant> constants, String indent) {
        return constants.stream().map(constant -> text(constant, indent)).collect(Collectors.joining("\n"));
    }

    private String text(SiteConstant constant, String indent) {
        String start = indent + "static final " + siteType + (constant.isByLevel() ? ".ByLevel " : " ")
                + constant.field() + " = " + siteType + (constant.isByLevel() ? ".byLevel(" : ".of(");
        return indent + "/** " + Comment.of(facade, constant.site()) + " */\n"
                + Wrapping.wrap(start, arguments(constant), ");", indent) + "\n";
    }

    private List<String> arguments(SiteConstant constant) {
        CallSite site = constant.site();
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
        String format = constant.format();
        arguments.add(format == null ? "null" : Wrapping.literal(format));
        String keys = constant.joinedKeys();
        if (keys != null) {
            arguments.add(Wrapping.literal(keys) + ".split(\",\", -1)");
        } else {
            constant.keys().forEach(key -> arguments.add(Wrapping.literal(key)));
        }
        return arguments;
    }
}
