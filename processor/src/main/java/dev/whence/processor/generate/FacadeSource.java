package dev.whence.processor.generate;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.whence.processor.model.CallSite;
import dev.whence.processor.model.Facade;
import dev.whence.processor.model.GeneratedNames;
import dev.whence.processor.model.LogLevel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * The source of a facade:
 *
 * <pre>{@code
 * final class EchoServerLog {
 *     private static final String LOGGER = "dev.acme.EchoServer";
 *     private static final String FILE = "dev/acme/EchoServer.java";
 *     private static final Unwoven UNWOVEN = Unwoven.of(LOGGER, FILE);
 *
 *     /** EchoServer.java:7 accepted(int, SocketAddress): id, peer *\/
 *     static final Site S1 = Site.of(LOGGER, LOGGER, FILE, 7, "accepted", Level.INFO, "accepted {}", "id");
 *
 *     static void info(String format) {
 *         UNWOVEN.log(Level.INFO, format);
 *     }
 *     …
 * }
 * }</pre>
 *
 * <p>The same facade gives the same text, in ASCII: it survives whatever encoding the compiler runs with. It is not
 * marked {@code @Generated}: not every module sees that annotation, and javac warns that no processor claims it.
 *
 * <p>JavaPoet prints the frame of each facade. Its log methods are the same in all and printed once; the constants, of
 * which a build has thousands, are printed by {@link SiteConstants}.
 */
public final class FacadeSource {
    private static final String LEVEL_IMPORT = "import " + LogMethods.LEVEL.canonicalName() + ";";

    /** The constant that stands in the frame where those of a class go. */
    private static final String MARK_NAME = "SITES";

    private static final String MODIFIERS = "static final ";
    private static final String MARK = " " + MARK_NAME + ";\n";

    private final LogMethods logMethods;

    /** The log methods as they stand in every facade that can import the level. */
    private @Nullable String methods;

    /** @param least the level below which calls are compiled away */
    public FacadeSource(LogLevel least) {
        this.logMethods = new LogMethods(least);
    }

    /** The whole compilation unit. */
    public String text(Facade facade) {
        Map<String, List<CallSite>> holders = holders(facade);
        String frame = frame(facade, holders, logMethods.answers());
        if (!frame.contains(LEVEL_IMPORT)) {
            List<MethodSpec> all = new ArrayList<>(logMethods.loggers());
            all.addAll(logMethods.answers());
            return fill(frame(facade, holders, all), facade, holders.values()); // only JavaPoet knows the names
        }
        int end = endOfConstructor(facade, frame);
        return fill(frame.substring(0, end) + methods(facade) + frame.substring(end), facade, holders.values());
    }

    private String methods(Facade facade) {
        String known = methods;
        if (known == null) {
            String printed = frame(facade, Map.of(), logMethods.loggers());
            known = printed.substring(endOfConstructor(facade, printed), printed.lastIndexOf('}'));
            methods = known;
        }
        return known;
    }

    private static int endOfConstructor(Facade facade, String frame) {
        String constructor = "    private " + facade.name() + "() {\n    }\n";
        return frame.indexOf(constructor) + constructor.length();
    }

    /** Puts constants where the marks are, class by class, with types named as JavaPoet names them there. */
    private static String fill(String frame, Facade facade, Collection<List<CallSite>> holders) {
        String level = between("boolean isEnabled(", " level)", frame, 0);
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (List<CallSite> sites : holders) {
            int mark = frame.indexOf(MARK, from);
            int line = frame.lastIndexOf('\n', mark) + 1;
            int code = frame.indexOf(MODIFIERS, line);
            SiteConstants constants = new SiteConstants(facade, between(MODIFIERS, MARK, frame, line), level);
            text.append(frame, from, line).append(constants.text(sites, frame.substring(line, code)));
            from = mark + MARK.length();
        }
        return PlainText.ascii(text.append(frame, from, frame.length()).toString());
    }

    private static String between(String before, String behind, String text, int from) {
        int start = text.indexOf(before, from) + before.length();
        return text.substring(start, text.indexOf(behind, start));
    }

    /** The compilation unit with marks for the constants. */
    private static String frame(Facade facade, Map<String, List<CallSite>> holders, List<MethodSpec> methods) {
        TypeSpec.Builder type = TypeSpec.classBuilder(facade.name())
                .addModifiers(Modifier.FINAL)
                .addJavadoc("The log methods of {@code $L}, generated by Whence.\n\n", facade.annotated())
                .addJavadoc("<p>A woven call asks its own constant here whether it is on and never comes\n")
                .addJavadoc("through the methods; the calls that do are those that could not be woven.\n");
        type.addFields(SharedFields.of(facade));
        type.addMethod(noInstances());
        type.addMethods(methods);
        for (String name : holders.keySet()) {
            if (name.isEmpty()) {
                type.addField(mark());
            } else {
                type.addType(holder(name));
            }
        }
        return PlainText.shortComments(JavaFile.builder(facade.packageName(), type.build())
                .skipJavaLangImports(true)
                .indent("    ")
                .build()
                .toString());
    }

    private static Map<String, List<CallSite>> holders(Facade facade) {
        Map<String, List<CallSite>> holders = new LinkedHashMap<>();
        for (CallSite site : facade.sites()) {
            holders.computeIfAbsent(GeneratedNames.holder(site.number()), unused -> new ArrayList<>())
                    .add(site);
        }
        return holders;
    }

    private static TypeSpec holder(String name) {
        return TypeSpec.classBuilder(name)
                .addModifiers(Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("More constants than one class initializer can hold.\n")
                .addField(mark())
                .addMethod(noInstances())
                .build();
    }

    private static FieldSpec mark() {
        return FieldSpec.builder(SiteConstants.SITE, MARK_NAME, Modifier.STATIC, Modifier.FINAL)
                .build();
    }

    private static MethodSpec noInstances() {
        return MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build();
    }
}
