package dev.whence.processor;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.tools.FileObject;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** Finds, reads and replaces the class files that javac has just written, wherever it has put them. */
final class ClassFiles {
    private final ProcessingEnvironment environment;
    private final OutputFolder folder;

    ClassFiles(ProcessingEnvironment environment, OutputFolder folder) {
        this.environment = environment;
        this.folder = folder;
    }

    /** @param source the file that declares the class */
    Location locate(TypeElement type, @Nullable JavaFileObject source) throws IOException {
        String name = environment.getElementUtils().getBinaryName(type).toString();
        int dot = name.lastIndexOf('.');
        String packageName = dot < 0 ? "" : name.substring(0, dot);
        String fileName = name.substring(dot + 1) + ".class";
        ModuleElement module = environment.getElementUtils().getModuleOf(type);
        Filer filer = environment.getFiler();
        Optional<Path> sourcePath =
                source != null && folder.isMissing(module) ? OutputFolder.path(source) : Optional.empty();
        if (sourcePath.isPresent()) {
            return new Location(name, sourcePath.get().resolveSibling(fileName), null, () -> missing(name));
        }
        FileObject found = ModulePrefix.tryWith(
                module, packageName, prefix -> filer.getResource(StandardLocation.CLASS_OUTPUT, prefix, fileName));
        return new Location(
                name,
                OutputFolder.path(found).orElse(null),
                found,
                () -> ModulePrefix.tryWith(
                        module,
                        packageName,
                        prefix -> filer.createResource(StandardLocation.CLASS_OUTPUT, prefix, fileName)));
    }

    private static FileObject missing(String name) throws IOException {
        throw new FileNotFoundException(name);
    }

    /** Makes a file to write to. */
    @FunctionalInterface
    private interface Creation {
        FileObject create() throws IOException;
    }

    /** Where one class file is. */
    static final class Location {
        private final String name;
        private final @Nullable Path path;
        private final @Nullable FileObject file;
        private final Creation creation;

        private Location(String name, @Nullable Path path, @Nullable FileObject file, Creation creation) {
            this.name = name;
            this.path = path;
            this.file = file;
            this.creation = creation;
        }

        byte[] read() throws IOException {
            byte[] bytes = readAll();
            String found = ClassFile.name(bytes);
            if (!found.equals(name.replace('.', '/'))) {
                throw new IOException("expected class " + name + ", found " + found);
            }
            return bytes;
        }

        /**
         * Puts other bytes into the file itself, as javac put the first ones; if they do not fit, those come back. A new
         * file that takes the old one's name would be there at once for readers, but file systems may send such a file
         * to the disk at once as well (ext4 does), and that takes longer than weaving.
         */
        void replace(byte[] before, byte[] now) throws IOException {
            Path target = onDisk();
            if (target == null) {
                try (OutputStream out = creation.create().openOutputStream()) {
                    out.write(now);
                }
                return;
            }
            try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
                try {
                    fill(channel, now);
                } catch (IOException e) {
                    restore(channel, before, e);
                    throw e;
                }
            }
        }

        private static void restore(FileChannel channel, byte[] before, IOException reason) {
            try {
                fill(channel, before);
            } catch (IOException e) {
                reason.addSuppressed(e);
            }
        }

        private static void fill(FileChannel channel, byte[] bytes) throws IOException {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest, rest.position());
            }
            channel.truncate(bytes.length);
        }

        private byte[] readAll() throws IOException {
            Path onDisk = onDisk();
            if (onDisk != null) {
                return Files.readAllBytes(onDisk);
            }
            if (file == null) {
                throw new NoSuchFileException(String.valueOf(path));
            }
            try (InputStream in = file.openInputStream()) {
                return in.readAllBytes();
            }
        }

        /** The file itself, which javac on 23 and later would warn of ("written more than once") if we asked it. */
        private @Nullable Path onDisk() {
            return path != null && Files.isRegularFile(path) ? path : null;
        }
    }
}
