package dev.whence.processor;

import java.io.IOException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.lang.model.element.ModuleElement;
import javax.tools.FileObject;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** Whether a compilation has a folder for its class files, which {@code -d} names. */
final class OutputFolder {
    private static final String PROBE_PACKAGE = "whence.probe";
    private static final String PROBE_NAME = "Probe.class";

    private final Filer filer;
    private @Nullable Boolean missing;

    OutputFolder(Filer filer) {
        this.filer = filer;
    }

    /**
     * Whether javac runs without {@code -d} and so puts each class beside its source. The Filer does not know, but then
     * it drops the package from the names of its files.
     */
    boolean isMissing(@Nullable ModuleElement module) throws IOException {
        Boolean known = missing;
        if (known == null) {
            FileObject probe = ModulePrefix.tryWith(
                    module,
                    PROBE_PACKAGE,
                    prefix -> filer.getResource(StandardLocation.CLASS_OUTPUT, prefix, PROBE_NAME));
            known = path(probe)
                    .map(path -> !path.endsWith(Path.of("whence", "probe", PROBE_NAME)))
                    .orElse(false);
            missing = known;
        }
        return known;
    }

    /** The file behind a file object; empty if it is kept elsewhere, in memory for example. */
    static Optional<Path> path(FileObject file) {
        if (!"file".equals(file.toUri().getScheme())) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(file.toUri()));
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }
}
