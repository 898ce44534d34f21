package io.tocsin.mql;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The house rules of this module that a compiler does not know, each with its reason and what to do instead. */
class ArchitectureTest {

    private static final JavaClasses MQL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.tocsin.mql");

    @Test
    void knowsNothingOfTocsinSpringOrAxon() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.tocsin.core..",
                        "io.tocsin.projections..",
                        "io.tocsin.api..",
                        "org.springframework..",
                        "org.axonframework..",
                        "java.sql..")
                .because("the language is a product of its own; let the caller implement a view or a vocabulary")
                .check(MQL);
    }

    @Test
    void keepsAntlrInOnePackage() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.tocsin.mql.parse..", "io.tocsin.mql.grammar..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.antlr..", "io.tocsin.mql.grammar..")
                .because("all later stages must outlive the parser; put what they need into the records of Syntax")
                .check(MQL);
    }

    @Test
    void goesOneWay() {
        slices().matching("io.tocsin.mql.(*)..")
                .should()
                .beFreeOfCycles()
                .because("each stage must be understood without the next; move what both need into the earlier one")
                .check(MQL);
    }
}
