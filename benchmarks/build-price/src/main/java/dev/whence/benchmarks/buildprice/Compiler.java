package dev.whence.benchmarks.buildprice;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Compiles the classes, each time in a JVM of its own and into a folder that was never there before. To empty one folder
 * again and again would measure the file system: ext4 passes over the places of files that were deleted within the last
 * minutes, one by one, for each file that is made (0.9 ms after a dozen compilations), and a processor that makes sources
 * makes more files.
 */
final class Compiler {
    private static final String RUNTIME = jar("dev.whence.Logged");
    private static final String PROCESSOR = jar("dev.whence.processor.WhenceProcessor");
    private static final String OURS = jar(TimedJavac.class.getName());

    private final Path sources;
    private final Path facades;
    private final Path outputs;
    private int compilations;

    /**
     * @param facades where the ways that generate none find them
     * @param outputs receives a folder for each compilation
     */
    Compiler(Path sources, Path facades, Path outputs) {
        this.sources = sources;
        this.facades = facades;
        this.outputs = outputs;
    }

    /** Lets the processor make the facades, and answers where their sources are. */
    Path generate() throws IOException, InterruptedException {
        Path output = nextOutput();
        compile(Way.WOVEN, output);
        return output.resolve("generated");
    }

    Cost compile(Way way) throws IOException, InterruptedException {
        return compile(way, nextOutput());
    }

    private Path nextOutput() {
        compilations++;
        return outputs.resolve(String.valueOf(compilations));
    }

    private Cost compile(Way way, Path output) throws IOException, InterruptedException {
        Files.createDirectories(output.resolve("generated"));
        Path files = output.resolve("files.txt");
        Files.write(files, sourceFiles(way));
        Path printed = output.resolve("printed.txt");
        ProcessBuilder builder = new ProcessBuilder(command(way, files, output))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(printed.toFile());
        long start = System.nanoTime();
        Process child = builder.start();
        try {
            int exit = child.waitFor();
            long wall = System.nanoTime() - start;
            if (exit != 0) {
                throw new IOException("javac failed: " + builder.command());
            }
            return new Cost(wall, Long.parseLong(Files.readString(printed).strip()));
        } finally {
            child.destroyForcibly();
        }
    }

    private List<String> sourceFiles(Way way) throws IOException {
        List<String> files = new ArrayList<>(Folders.javaFiles(sources));
        if (!way.generates()) {
            files.addAll(Folders.javaFiles(facades));
        }
        return files;
    }

    private List<String> command(Way way, Path files, Path output) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                OURS,
                TimedJavac.class.getName(),
                "-encoding",
                StandardCharsets.UTF_8.name(),
                "--release",
                "17",
                "-cp",
                RUNTIME,
                "-d",
                output.resolve("classes").toString()));
        if (way.processes()) {
            command.addAll(List.of(
                    "-processorpath",
                    way.generates() ? PROCESSOR : OURS,
                    "-s",
                    output.resolve("generated").toString()));
        }
        command.addAll(way.options());
        command.add("@" + files);
        return command;
    }

    /** The jar, or the folder, that a class of our own class path is from. */
    private static String jar(String className) {
        try {
            Class<?> type = Class.forName(className);
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
