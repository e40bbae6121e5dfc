package dev.whence.integration;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A project that the invoker has built: what the {@code verify.groovy} of each looks at. */
public final class BuiltProject {
    private final Path directory;
    private final Jdk jdk;
    private final String runtimeJar;

    /**
     * @param directory the project's copy
     * @param javaHome the JDK that has built it
     */
    public BuiltProject(File directory, String javaHome, String runtimeJar) {
        this.directory = directory.toPath();
        this.jdk = new Jdk(Path.of(javaHome));
        this.runtimeJar = runtimeJar;
    }

    /** What Maven has printed. */
    public String log() throws IOException {
        return Files.readString(directory.resolve("build.log"));
    }

    /** The class files that the weaver has changed, by their names. */
    public List<String> woven(String folder) throws IOException {
        return ClassFiles.containing(directory.resolve(folder), ClassFiles.WOVEN);
    }

    /** The class files that hold an ASCII text. */
    public List<String> holding(String folder, String text) throws IOException {
        return ClassFiles.containing(directory.resolve(folder), text);
    }

    /** Runs a program from the class path, and reads its log. */
    public List<String> run(String classes, String mainClass, String... options)
            throws IOException, InterruptedException {
        return run(List.of("-cp", classes + File.pathSeparator + runtimeJar), mainClass, mainClass, options);
    }

    /** Runs a program from the module path, and reads its log. */
    public List<String> runModule(String classes, String module, String mainClass, String... options)
            throws IOException, InterruptedException {
        List<String> path = List.of("-p", classes + File.pathSeparator + runtimeJar, "-m");
        return run(path, module + "/" + mainClass, mainClass, options);
    }

    private List<String> run(List<String> path, String main, String mainClass, String... options)
            throws IOException, InterruptedException {
        Path logs = Files.createTempDirectory(directory, "logs");
        List<String> arguments = new ArrayList<>(List.of("-Xverify:all", "-Dwhence.dir=" + logs));
        arguments.addAll(Arrays.asList(options));
        arguments.addAll(path);
        arguments.add(main);
        Jdk.Ended ended = jdk.run(directory, "java", arguments).well();
        return LogFile.lines(logs, mainClass.substring(mainClass.lastIndexOf('.') + 1), ended.pid());
    }
}
