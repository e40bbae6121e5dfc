package dev.whence.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplicationNameTest {

    @ParameterizedTest
    @CsvSource({
        // sun.java.command, java.class.path, name
        "Demo, out, Demo",
        "Demo some arguments.jar, out, Demo",
        "dev.acme.Main, out:lib.jar, Main",
        "dev.acme.Outer$Main -v, out, Outer_Main",
        "dev.acme/dev.acme.Main x, '', Main",
        "app.jar, app.jar, app",
        "/opt/acme/echo-server-1.0.jar --port 7, /opt/acme/echo-server-1.0.jar, echo-server-1.0",
        "/opt/my apps/echo server.jar a b.jar, /opt/my apps/echo server.jar, echo_server",
        "lib/x.jar arg, '', x",
        "'', '', java",
        "'/usr/bin/strange thing', '', java",
    })
    void fromTheCommand(String command, String classPath, String name) {
        Properties properties = new Properties();
        properties.setProperty("sun.java.command", command);
        properties.setProperty("java.class.path", classPath);
        assertThat(ApplicationName.of(properties)).isEqualTo(name);
    }

    @Test
    void withoutACommandFromTheMainModule() {
        Properties properties = new Properties();
        assertThat(ApplicationName.of(properties)).isEqualTo("java");
        properties.setProperty("jdk.module.main.class", "dev.acme.Server");
        assertThat(ApplicationName.of(properties)).isEqualTo("Server");
    }
}
