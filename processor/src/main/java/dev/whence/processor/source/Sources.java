package dev.whence.processor.source;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.whence.processor.model.CallSite;
import dev.whence.processor.model.FacadeUse;
import dev.whence.processor.model.LogLevel;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** The door to the trees of one compilation. */
public final class Sources {
    private final Trees trees;
    private final Elements elements;
    private final Types types;

    private Sources(Trees trees, Elements elements, Types types) {
        this.trees = trees;
        this.elements = elements;
        this.types = types;
    }

    /** @throws IllegalArgumentException if the compiler is not javac */
    public static Sources of(ProcessingEnvironment environment) {
        return new Sources(Trees.instance(environment), environment.getElementUtils(), environment.getTypeUtils());
    }

    /** The log statements of an annotated class from {@code least} on, in source order, without types. */
    public List<CallSite> sites(LoggedType type, LogLevel least) {
        return new SiteScanner(trees, elements, type).sites(least);
    }

    /** The name of the file that declares {@code type}, without its directory. */
    public String fileName(TypeElement type) {
        return new SourceText(trees, trees.getPath(type).getCompilationUnit()).fileName();
    }

    /** All uses of facades in a top-level class that javac has attributed; a module has none. */
    public List<FacadeUse> uses(TypeElement topLevel) {
        TreePath path = trees.getPath(topLevel);
        if (path == null) {
            return List.of();
        }
        LogCallReader reader = new LogCallReader(trees, elements, types, path.getCompilationUnit());
        return new UseScanner(trees, reader).uses(path);
    }
}
