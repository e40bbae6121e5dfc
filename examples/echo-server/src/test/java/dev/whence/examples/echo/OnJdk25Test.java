package dev.whence.examples.echo;

import dev.whence.testing.ModuleOnJdk25;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OnJdk25Test {
    @Test
    @Tag(ModuleOnJdk25.TAG)
    void allTestsOfThisModule() throws Exception {
        ModuleOnJdk25.run(
                Path.of(OnJdk25Test.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI()),
                "-Dwhence.level=FATAL");
    }
}
