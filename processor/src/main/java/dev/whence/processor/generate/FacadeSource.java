package dev.whence.processor.generate;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.whence.processor.model.Facade;
import dev.whence.processor.model.FacadeMethod;
import dev.whence.processor.model.FacadeMethods;
import dev.whence.processor.model.FacadeText;
import dev.whence.processor.model.LogLevel;
import dev.whence.processor.model.SiteConstant;
import java.util.Collection;
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

    private final FacadeMethods methods;

    /** The log methods as they stand in every facade that can import the level. */
    private @Nullable String loggers;

    /** @param least the level below which calls are compiled away */
    public FacadeSource(LogLevel least) {
        this.methods = new FacadeMethods(least);
    }

    /** The whole compilation unit. */
    public FacadeText print(Facade facade) {
        String text = text(facade);
        return new FacadeText(text, Members.of(text));
    }

    private String text(Facade facade) {
        Map<String, List<SiteConstant>> holders = facade.holders();
        String frame = frame(facade, holders, methods.answers());
        if (!frame.contains(LEVEL_IMPORT)) {
            // only JavaPoet knows the names
            return fill(frame(facade, holders, methods.all()), facade, holders.values());
        }
        int end = endOfConstructor(facade, frame);
        return fill(frame.substring(0, end) + loggers(facade) + frame.substring(end), facade, holders.values());
    }

    private String loggers(Facade facade) {
        String known = loggers;
        if (known == null) {
            String printed = frame(facade, Map.of(), methods.loggers());
            known = printed.substring(endOfConstructor(facade, printed), printed.lastIndexOf('}'));
            loggers = known;
        }
        return known;
    }

    private static int endOfConstructor(Facade facade, String frame) {
        String constructor = "    private " + facade.name() + "() {\n    }\n";
        return frame.indexOf(constructor) + constructor.length();
    }

    /** Puts constants where the marks are, class by class, with types named as JavaPoet names them there. */
    private static String fill(String frame, Facade facade, Collection<List<SiteConstant>> holders) {
        String level = between("boolean isEnabled(", " level)", frame, 0);
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (List<SiteConstant> sites : holders) {
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
    private static String frame(Facade facade, Map<String, List<SiteConstant>> holders, List<FacadeMethod> methods) {
        TypeSpec.Builder type = TypeSpec.classBuilder(facade.name())
                .addModifiers(Modifier.FINAL)
                .addJavadoc("The log methods of {@code $L}, generated by Whence.\n\n", facade.annotated())
                .addJavadoc("<p>A woven call asks its own constant here whether it is on and never comes\n")
                .addJavadoc("through the methods; the calls that do are those that could not be woven.\n");
        type.addFields(SharedFields.of(facade));
        type.addMethod(noInstances());
        type.addMethods(LogMethods.of(methods));
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
