package dev.whence.processor.weave.support;

import dev.whence.processor.model.CallSite;
import dev.whence.processor.model.Facade;
import dev.whence.processor.model.GeneratedNames;
import dev.whence.processor.model.LogLevel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Stands in for the generator: writes the source of a facade. */
public final class FacadeSource {
    private static final String[] PARAMETERS = {
        "", ", Object argument", ", Object first, Object second", ", Object... arguments"
    };
    private static final String[] ARGUMENTS = {"", ", argument", ", first, second", ", arguments"};

    private FacadeSource() {}

    public static String of(Facade facade) {
        StringBuilder source = new StringBuilder();
        if (!facade.packageName().isEmpty()) {
            source.append("package ").append(facade.packageName()).append(";\n");
        }
        source.append("import dev.whence.*;\nimport dev.whence.link.v1.Unwoven;\n");
        source.append("final class ").append(facade.name()).append(" {\n");
        source.append("  private static final Unwoven UNWOVEN = Unwoven.of(\"%s\");\n".formatted(facade.annotated()));
        constants(facade, source);
        for (LogLevel level : LogLevel.values()) {
            methods(source, level.methodName() + "(", "Level." + level);
        }
        methods(source, "log(Level level, ", "level");
        source.append("  static boolean isEnabled(Level level) { return UNWOVEN.isEnabled(level); }\n");
        source.append("  static boolean isInfoEnabled() { return isEnabled(Level.INFO); }\n}\n");
        return source.toString();
    }

    private static void methods(StringBuilder source, String name, String level) {
        for (int i = 0; i < PARAMETERS.length; i++) {
            source.append("  static void %sString format%s) { UNWOVEN.log(%s, format%s); }\n"
                    .formatted(name, PARAMETERS[i], level, ARGUMENTS[i]));
        }
    }

    private static void constants(Facade facade, StringBuilder source) {
        Map<String, StringBuilder> holders = new LinkedHashMap<>();
        for (CallSite site : facade.sites()) {
            holders.computeIfAbsent(GeneratedNames.holder(site.number()), holder -> new StringBuilder())
                    .append(constant(facade, site));
        }
        holders.forEach((holder, constants) -> source.append(
                holder.isEmpty() ? constants : "  static final class " + holder + " {\n" + constants + "  }\n"));
    }

    private static String constant(Facade facade, CallSite site) {
        String keys = site.arguments().stream().map(argument -> ", \"\"").collect(Collectors.joining());
        String format = site.format() == null ? "null" : '"' + escape(site.format()) + '"';
        return "  static final Site%s %s = Site.%s(\"%s\", \"%s\", \"%s\", %d, \"%s\"%s, %s%s);\n"
                .formatted(
                        site.level() == null ? ".ByLevel" : "",
                        GeneratedNames.siteField(site),
                        site.level() == null ? "byLevel" : "of",
                        facade.annotated(),
                        site.className(),
                        facade.file(),
                        site.lines().call(),
                        site.method(),
                        site.level() == null ? "" : ", Level." + site.level(),
                        format,
                        keys);
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
