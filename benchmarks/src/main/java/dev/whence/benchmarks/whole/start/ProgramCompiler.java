package dev.whence.benchmarks.whole.start;

import dev.whence.benchmarks.figure.MissingPeerException;
import dev.whence.benchmarks.peer.Variant;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles a {@link StartProgram} as its users would: Whence's with the processor. */
final class ProgramCompiler {
    private static final String PROCESSOR = "dev.whence.processor.WhenceProcessor";

    private ProgramCompiler() {}

    /** Answers the class path with which the program runs. */
    static String compile(StartProgram program, Path folder) throws IOException, MissingPeerException {
        List<Path> sources = program.write(folder.resolve("sources"));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Set<String> places = new LinkedHashSet<>();
        for (String library : program.api().libraries()) {
            places.add(location(library));
        }
        String libraries = String.join(File.pathSeparator, places);
        List<String> options =
                List.of("-cp", libraries, "-processorpath", location(PROCESSOR), "-d", classes.toString());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean good = compiler.getTask(
                            null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            if (!good) {
                throw new IOException("the program for " + program.api().name() + " cannot be compiled");
            }
        }
        // The variants' settings are files of ours.
        return String.join(File.pathSeparator, classes.toString(), libraries, location(Variant.class.getName()));
    }

    /** The jar, or the folder, that a class of our own class path is from. */
    static String location(String className) throws MissingPeerException {
        try {
            return Path.of(Class.forName(className, false, ProgramCompiler.class.getClassLoader())
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (ClassNotFoundException e) {
            throw new MissingPeerException(className);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
