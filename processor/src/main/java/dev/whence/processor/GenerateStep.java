package dev.whence.processor;

import dev.whence.processor.diagnostic.Id;
import dev.whence.processor.diagnostic.Report;
import dev.whence.processor.model.CallSite;
import dev.whence.processor.model.Facade;
import dev.whence.processor.model.Position;
import dev.whence.processor.source.LoggedType;
import dev.whence.processor.source.Sources;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** The first step, in the processing rounds: annotated class, to its log statements, to its facade. */
final class GenerateStep {
    /** Identifiers that no class may have as its name (JLS 3.9). */
    private static final Set<String> NO_CLASS_NAMES = Set.of("var", "yield", "record", "sealed", "permits");

    private final ProcessingEnvironment environment;
    private final Options options;
    private final @Nullable Sources sources;
    private final Facades facades;
    private final FacadeFiles files;

    /** @param sources null if the compiler does not show its trees: facades then have no sites */
    GenerateStep(
            ProcessingEnvironment environment,
            Options options,
            @Nullable Sources sources,
            FacadeFiles files,
            Facades facades) {
        this.environment = environment;
        this.options = options;
        this.sources = sources;
        this.facades = facades;
        this.files = files;
    }

    void run(LoggedType type) {
        Report report = new Report(options.policy());
        Position annotation = type.position(environment.getMessager());
        try {
            Optional<String> problem = nameProblem(type);
            if (problem.isPresent()) {
                report.add(Id.NAME, annotation, problem.get());
            } else {
                generate(type, annotation, report);
            }
        } catch (RuntimeException | Error e) { // javac would print our stack trace instead of the user's own errors
            report.add(Id.FAILURE, annotation, "%s is not generated: %s".formatted(type.facadeQualifiedName(), e));
        }
        report.print();
    }

    private Optional<String> nameProblem(LoggedType type) {
        String name = type.facadeName();
        if (!SourceVersion.isIdentifier(name) || SourceVersion.isKeyword(name) || NO_CLASS_NAMES.contains(name)) {
            return Optional.of(
                    "`%s` cannot be the name of a class: give another with @Logged(name = …)".formatted(name));
        }
        Optional<String> owner = facades.ownerOf(type);
        if (owner.isPresent()) {
            return Optional.of("%s is generated for %s already: give another name with @Logged(name = …)"
                    .formatted(name, owner.get()));
        }
        TypeElement taken = find(type.element(), type.facadeQualifiedName());
        return taken == null || LoggedType.isFacade(taken)
                ? Optional.empty()
                : Optional.of("the name %s is taken by another class: give another with @Logged(name = …)"
                        .formatted(type.facadeQualifiedName()));
    }

    private void generate(LoggedType type, Position annotation, Report report) {
        Facade facade = describe(type, annotation, report);
        facades.add(type, facade);
        try {
            files.write(type, facade);
        } catch (FilerException e) {
            report.add(
                    Id.NAME,
                    annotation,
                    "%s cannot be generated: %s".formatted(type.facadeQualifiedName(), e.getMessage()));
        } catch (IOException e) {
            report.add(Id.NAME, annotation, "%s cannot be written: %s".formatted(type.facadeQualifiedName(), e));
        }
    }

    /** A class whose trees cannot be read still gets its methods: its calls are slower, and right. */
    private Facade describe(LoggedType type, Position annotation, Report report) {
        String fileName = LoggedType.topLevel(type.element()).getSimpleName() + ".java";
        List<CallSite> sites = List.of();
        Sources trees = sources;
        if (trees != null) {
            try {
                fileName = trees.fileName(type.element());
                sites = trees.sites(type, options.level());
            } catch (RuntimeException | Error e) {
                report.add(
                        Id.FAILURE,
                        annotation,
                        "calls in %s are not woven, which is slower: its log statements cannot be read (%s)"
                                .formatted(type.element().getQualifiedName(), e));
            }
        }
        String folder = type.packageName().isEmpty() ? "" : type.packageName().replace('.', '/') + "/";
        String annotated =
                environment.getElementUtils().getBinaryName(type.element()).toString();
        return new Facade(type.packageName(), type.facadeName(), annotated, folder + fileName, sites);
    }

    /** The class of this name as the module of {@code place} sees it. */
    private @Nullable TypeElement find(TypeElement place, String name) {
        Elements elements = environment.getElementUtils();
        ModuleElement module = elements.getModuleOf(place);
        return module == null || module.isUnnamed()
                ? elements.getTypeElement(name)
                : elements.getTypeElement(module, name);
    }
}
