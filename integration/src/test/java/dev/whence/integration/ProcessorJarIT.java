package dev.whence.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The processor's jar stands alone on the processor path, and brings nothing there that could clash. */
class ProcessorJarIT {
    @Test
    void hasNoPackagesButItsOwn() throws IOException {
        try (JarFile jar = new JarFile(Artifacts.processor().toFile())) {
            List<String> classes = jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .toList();

            assertThat(classes)
                    .contains("dev/whence/processor/WhenceProcessor.class")
                    .anyMatch(name -> name.startsWith("dev/whence/processor/shaded/asm/"))
                    .anyMatch(name -> name.startsWith("dev/whence/processor/shaded/javapoet/"))
                    .allMatch(name -> name.startsWith("dev/whence/processor/"));
        }
    }

    @Test
    void registersItselfWithJavac() throws IOException {
        assertThat(lines("META-INF/services/javax.annotation.processing.Processor"))
                .containsExactlyInAnyOrder(
                        "dev.whence.processor.OptionsProcessor", "dev.whence.processor.WhenceProcessor");
        assertThat(lines("META-INF/services/com.sun.source.util.Plugin"))
                .containsExactly("dev.whence.processor.WhencePlugin");
    }

    /** Or JavaPoet and ASM would come along unrelocated, beside the user's other processors. */
    @Test
    void hasNoDependenciesForItsUsers() throws Exception {
        Document pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(Artifacts.processorPom().getBytes(StandardCharsets.UTF_8)));
        XPath xpath = XPathFactory.newInstance().newXPath();

        assertThat(xpath.evaluate("/project/artifactId", pom)).isEqualTo("whence-processor");
        NodeList used = (NodeList) xpath.evaluate(
                "/project/dependencies/dependency[not(scope='test') and not(scope='provided')]",
                pom,
                XPathConstants.NODESET);
        assertThat(used.getLength()).as(Artifacts.processorPom()).isZero();
    }

    private static List<String> lines(String entry) throws IOException {
        try (JarFile jar = new JarFile(Artifacts.processor().toFile())) {
            ZipEntry found = jar.getEntry(entry);
            assertThat(found).as(entry).isNotNull();
            return new String(jar.getInputStream(found).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
