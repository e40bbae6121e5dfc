package dev.whence.processor;

import dev.whence.processor.assemble.FacadeClasses;
import dev.whence.processor.generate.FacadeSource;
import dev.whence.processor.model.Facade;
import dev.whence.processor.model.FacadeText;
import dev.whence.processor.model.LogLevel;
import dev.whence.processor.source.LoggedType;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * Hands facades to the compiler. javac gets class files, with which it is done much sooner than with sources; the source
 * lies where javac puts generated ones, for readers, editors and debuggers. Other compilers get the source: inside of
 * Eclipse a processor cannot make class files. So does javac without {@code -d}, which would not put a class file of ours
 * into the folder of its package.
 */
final class FacadeFiles {
    private final Filer filer;
    private final Elements elements;
    private final FacadeSource source;
    private final FacadeClasses classes;
    private final @Nullable OutputFolder folder;

    /** @param folder null if the compiler is not javac */
    FacadeFiles(ProcessingEnvironment environment, LogLevel least, @Nullable OutputFolder folder) {
        this.filer = environment.getFiler();
        this.elements = environment.getElementUtils();
        this.source = new FacadeSource(least);
        this.classes = new FacadeClasses(least);
        this.folder = folder;
    }

    void write(LoggedType type, Facade facade) throws IOException {
        FacadeText text = source.print(facade);
        if (folder != null && !folder.isMissing(elements.getModuleOf(type.element()))) {
            writeClasses(type.element(), facade, text);
        } else {
            write(text, open(type.element(), type.facadeQualifiedName(), filer::createSourceFile));
        }
    }

    /**
     * Asks for all class files before anything is written: one that is there already is somebody else's. Writes the source
     * first: of the two, javac takes the newer where it finds both.
     */
    private void writeClasses(TypeElement type, Facade facade, FacadeText text) throws IOException {
        Map<FileObject, byte[]> files = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> file : classes.assemble(facade, text).entrySet()) {
            files.put(open(type, file.getKey(), filer::createClassFile), file.getValue());
        }
        String fileName = facade.name() + ".java";
        write(
                text,
                open(
                        type,
                        facade.packageName(),
                        (name, origin) ->
                                filer.createResource(StandardLocation.SOURCE_OUTPUT, name, fileName, origin)));
        for (Map.Entry<FileObject, byte[]> file : files.entrySet()) {
            try (OutputStream out = file.getKey().openOutputStream()) {
                out.write(file.getValue());
            }
        }
    }

    private static void write(FacadeText text, FileObject file) throws IOException {
        try (Writer out = file.openWriter()) {
            out.write(text.text());
        }
    }

    /** Makes a file that comes of one class of the user's: incremental builds go by that. */
    @FunctionalInterface
    private interface Creation {
        FileObject create(String name, TypeElement origin) throws IOException;
    }

    private FileObject open(TypeElement type, String name, Creation creation) throws IOException {
        ModuleElement module = elements.getModuleOf(type);
        return ModulePrefix.tryWith(module, name, prefixed -> creation.create(prefixed, type));
    }
}
