package dev.whence.processor;

import com.palantir.javapoet.JavaFile;
import java.io.File;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** The processor and what it needs, for compilers in processes of their own. */
final class Processors {
    private Processors() {}

    static String path() {
        return Stream.of(WhenceProcessor.class, JavaFile.class, ClassReader.class, ClassNode.class)
                .map(type -> TestBuild.codeOf(type).toString())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }
}
