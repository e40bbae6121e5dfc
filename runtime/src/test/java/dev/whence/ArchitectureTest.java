package dev.whence;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** The levels of docs/architecture.md. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(Level.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.whence.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void packagesAreLevels() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("dev.whence..")
                .layer("root")
                .definedBy("dev.whence")
                .layer("sink")
                .definedBy("dev.whence.sink")
                .layer("thread")
                .definedBy("dev.whence.thread")
                .layer("ringfile")
                .definedBy("dev.whence.ringfile")
                .layer("ring")
                .definedBy("dev.whence.ring")
                .layer("record")
                .definedBy("dev.whence.record")
                .layer("producer")
                .definedBy("dev.whence.producer")
                .layer("layout")
                .definedBy("dev.whence.layout")
                .layer("link")
                .definedBy("dev.whence.link..")
                .layer("pipeline")
                .definedBy("dev.whence.pipeline")
                .layer("recover")
                .definedBy("dev.whence.recover")
                .layer("tool")
                .definedBy("dev.whence.tool")
                .layer("config")
                .definedBy("dev.whence.config")
                .whereLayer("root")
                .mayNotAccessAnyLayer()
                .whereLayer("sink")
                .mayOnlyAccessLayers("thread")
                .whereLayer("thread")
                .mayNotAccessAnyLayer()
                .whereLayer("ringfile")
                .mayOnlyAccessLayers("thread")
                .whereLayer("ring")
                .mayOnlyAccessLayers("ringfile")
                .whereLayer("record")
                .mayOnlyAccessLayers("root", "sink", "ringfile")
                .whereLayer("producer")
                .mayOnlyAccessLayers("root", "thread", "ringfile", "ring", "record")
                .whereLayer("layout")
                .mayOnlyAccessLayers("root", "sink", "record")
                .whereLayer("link")
                .mayOnlyAccessLayers("root", "record", "producer")
                .whereLayer("pipeline")
                .mayOnlyAccessLayers("root", "sink", "thread", "ringfile", "ring", "record", "producer", "layout")
                .whereLayer("recover")
                .mayOnlyAccessLayers("sink", "ringfile", "pipeline")
                .whereLayer("config")
                .mayOnlyAccessLayers(
                        "root",
                        "sink",
                        "thread",
                        "ringfile",
                        "ring",
                        "record",
                        "producer",
                        "layout",
                        "pipeline",
                        "recover")
                .whereLayer("tool")
                .mayOnlyAccessLayers("sink", "ringfile", "pipeline", "recover")
                .check(CLASSES);
    }

    @Test
    void theRuntimeNeedsNothingButTheJdk() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("java..", "dev.whence..", "org.jspecify.annotations..")
                .check(CLASSES);
    }

    @Test
    void memoryOrderIsTheBusinessOfRingAndProducer() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.whence.ringfile", "dev.whence.ring", "dev.whence.producer", "dev.whence.pipeline")
                .and()
                .doNotHaveFullyQualifiedName("dev.whence.layout.ByteLanes") // plain accesses to bytes of its own
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.invoke.VarHandle")
                .check(CLASSES);
    }

    @Test
    void classesAreFinalOrRecordsOrInterfaces() {
        classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .areNotAnonymousClasses()
                .should()
                .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
                .check(CLASSES);
    }
}
