package dev.whence.processor;

import com.google.auto.service.AutoService;
import com.sun.source.util.JavacTask;
import dev.whence.processor.diagnostic.Id;
import dev.whence.processor.diagnostic.Report;
import dev.whence.processor.model.Position;
import dev.whence.processor.model.Severity;
import dev.whence.processor.source.LoggedType;
import dev.whence.processor.source.Nowhere;
import dev.whence.processor.source.Sources;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Makes the log methods of annotated classes, checks their calls, and weaves them: see {@code dev.whence.Logged}. */
@AutoService(Processor.class)
public final class WhenceProcessor extends AbstractProcessor {
    private final ClassWeaver weaver;
    private @Nullable GenerateStep generate;

    public WhenceProcessor() {
        this(new Weaving());
    }

    WhenceProcessor(ClassWeaver weaver) {
        this.weaver = weaver;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(LoggedType.ANNOTATION);
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Options.names();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        Position nowhere = new Nowhere(environment.getMessager());
        Options options = options(environment.getOptions(), nowhere);
        Facades facades = new Facades(environment.getElementUtils());
        Sources sources = sources(environment, options, nowhere);
        OutputFolder folder = new OutputFolder(environment.getFiler());
        FacadeFiles files = new FacadeFiles(environment, options.level(), sources == null ? null : folder);
        generate = new GenerateStep(environment, options, sources, files, facades);
        if (sources != null) {
            CheckStep check = new CheckStep(options, sources, facades);
            WeaveStep weave = options.weave()
                    ? new WeaveStep(options, facades, new ClassFiles(environment, folder), weaver, nowhere)
                    : null;
            JavacTask.instance(environment).addTaskListener(new Steps(options, check, weave, nowhere));
        }
    }

    /** Claims the annotation: javac's {@code -Xlint:processing} warns of annotations that nobody claims. */
    @Override
    @SuppressWarnings("DoNotClaimAnnotations")
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        GenerateStep step = generate;
        if (step != null) {
            for (TypeElement annotation : annotations) {
                for (TypeElement type : ElementFilter.typesIn(round.getElementsAnnotatedWith(annotation))) {
                    LoggedType.of(type).ifPresent(step::run);
                }
            }
        }
        return true;
    }

    private static Options options(Map<String, @Nullable String> values, Position nowhere) {
        return Options.of(values, problem -> nowhere.print(Severity.ERROR, "[" + Id.OPTION + "] " + problem));
    }

    /** The trees, or null if the compiler is not javac. */
    private static @Nullable Sources sources(ProcessingEnvironment environment, Options options, Position nowhere) {
        try {
            return Sources.of(environment);
        } catch (IllegalArgumentException | LinkageError e) {
            Report report = new Report(options.policy());
            report.add(
                    Id.COMPILER,
                    nowhere,
                    "this compiler is not javac: log calls are neither checked nor woven, which is slower");
            report.print();
            return null;
        }
    }
}
