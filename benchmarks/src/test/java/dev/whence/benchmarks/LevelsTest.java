package dev.whence.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.whence.benchmarks.figure.Figure;
import org.junit.jupiter.api.Test;

/** Packages are levels: figure, then peer and fork, then those that measure or report, then the run. */
class LevelsTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(Figure.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void packagesAreLevels() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("dev.whence.benchmarks..")
                .withOptionalLayers(true)
                .layer("figure")
                .definedBy("dev.whence.benchmarks.figure")
                .layer("weave")
                .definedBy("dev.whence.benchmarks.weave")
                .layer("peer")
                .definedBy("dev.whence.benchmarks.peer..")
                .layer("fork")
                .definedBy("dev.whence.benchmarks.fork")
                .layer("burst")
                .definedBy("dev.whence.benchmarks.burst..")
                .layer("whole")
                .definedBy("dev.whence.benchmarks.whole..")
                .layer("report")
                .definedBy("dev.whence.benchmarks.report..")
                .layer("price of building, a module of its own")
                .definedBy("dev.whence.benchmarks.buildprice")
                .layer("run")
                .definedBy("dev.whence.benchmarks.run..")
                .whereLayer("figure")
                .mayNotAccessAnyLayer()
                .whereLayer("weave")
                .mayNotAccessAnyLayer()
                .whereLayer("peer")
                .mayOnlyAccessLayers("figure")
                .whereLayer("fork")
                .mayOnlyAccessLayers("figure")
                .whereLayer("burst")
                .mayOnlyAccessLayers("figure", "peer", "fork")
                .whereLayer("whole")
                .mayOnlyAccessLayers("figure", "peer", "fork", "price of building, a module of its own")
                .whereLayer("report")
                .mayOnlyAccessLayers("figure")
                .whereLayer("run")
                .mayOnlyAccessLayers("figure", "peer", "fork", "burst", "whole", "report")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.whence.benchmarks.(**)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    /** Otherwise a process would load more than the peer that it measures, and none would be there without all. */
    @Test
    void nothingButItsOwnCallsKnowsAPeer() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.whence.benchmarks.peer.(*)..", "dev.whence.benchmarks.weave")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.whence.benchmarks.peer.*..",
                        "org.apache.logging..",
                        "org.slf4j..",
                        "ch.qos.logback..",
                        "org.tinylog..")
                .check(CLASSES);
    }
}
