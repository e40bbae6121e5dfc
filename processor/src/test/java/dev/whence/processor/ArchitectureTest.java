package dev.whence.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import org.junit.jupiter.api.Test;

/** The levels of the packages, and what each of them alone may know. */
class ArchitectureTest {
    private static final String ROOT = "dev.whence.processor";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void packagesDependOnLowerLevelsOnly() {
        Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("model")
                .definedBy(ROOT + ".model")
                .layer("diagnostic")
                .definedBy(ROOT + ".diagnostic")
                .layer("source")
                .definedBy(ROOT + ".source")
                .layer("check")
                .definedBy(ROOT + ".check")
                .layer("generate")
                .definedBy(ROOT + ".generate")
                .layer("assemble")
                .definedBy(ROOT + ".assemble")
                .optionalLayer("weave")
                .definedBy(ROOT + ".weave")
                .layer("root")
                .definedBy(ROOT)
                .whereLayer("root")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("source")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("check")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("generate")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("assemble")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("weave")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("diagnostic")
                .mayOnlyBeAccessedByLayers("source", "check", "generate", "assemble", "weave", "root")
                .check(CLASSES);
    }

    @Test
    void onlyGenerateKnowsJavaPoet() {
        onlyIn(ROOT + ".generate", "com.palantir.javapoet..");
    }

    @Test
    void onlyAssembleAndWeaveKnowAsm() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".assemble", ROOT + ".weave")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.objectweb.asm..")
                .check(CLASSES);
    }

    @Test
    void onlySourceKnowsTrees() {
        onlyIn(ROOT + ".source", "com.sun.source.tree..", "com.sun.source.doctree..");
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, ROOT + ".source")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.sun..")
                .check(CLASSES);
    }

    @Test
    void nobodyKnowsTheInsidesOfJavac() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.sun.tools..", "sun..", "jdk..")
                .check(CLASSES);
    }

    @Test
    void theModelKnowsNothingForeign() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".model")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ROOT + ".model", "java.lang..", "java.util..", "org.jspecify..")
                .check(CLASSES);
    }

    private static void onlyIn(String place, String... packages) {
        noClasses()
                .that()
                .resideOutsideOfPackage(place)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(CLASSES);
    }
}
