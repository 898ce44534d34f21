package io.tocsin.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

/** The house rules of this module that a compiler does not know, each with its reason and what to do instead. */
class ArchitectureTest {

    private static final String[] DOMAIN = {
        "io.tocsin.core.label..",
        "io.tocsin.core.severity..",
        "io.tocsin.core.event..",
        "io.tocsin.core.alert..",
        "io.tocsin.core.incident..",
        "io.tocsin.core.message..",
        "io.tocsin.core.format..",
        "io.tocsin.core.rulebook..",
        "io.tocsin.core.source..",
        "io.tocsin.core.time.."
    };

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.tocsin.core");

    @Test
    void knowsNoWebAndNoKafka() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.web..",
                        "org.springframework.http..",
                        "org.springframework.boot..",
                        "jakarta.servlet..",
                        "org.apache.kafka..",
                        "org.springframework.kafka..")
                .because("every way in must be able to use the core alone;"
                        + " put what speaks HTTP or Kafka into the module api and hand the core a Delivery"));
    }

    @Test
    void keepsTheDomainFreeOfFrameworks() {
        check(noClasses()
                .that()
                .resideInAnyPackage(DOMAIN)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.axonframework..", "java.sql..", "javax.sql..")
                .because("the rules of alerts and incidents outlive every framework and are tested without one;"
                        + " write a pure function here and an adapter in command, intake or store"));
    }

    @Test
    void keepsTheDomainFromTheStoreAndItsUsers() {
        check(noClasses()
                .that()
                .resideInAnyPackage(DOMAIN)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.tocsin.core.store..",
                        "io.tocsin.core.intake..",
                        "io.tocsin.core.command..",
                        "io.tocsin.core.postgres..")
                .because("dependencies point at the domain; hand what it needs to its functions as values"));
    }

    @Test
    void speaksSqlOnlyInTheStore() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("io.tocsin.core.store..", "io.tocsin.core.postgres..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.postgresql..")
                        .and(com.tngtech.archunit.base.DescribedPredicate.not(
                                com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo(
                                        java.sql.SQLException.class))))
                .because("one package knows the tables, so that they can change;"
                        + " add a method to store that says what you want in the words of the domain."
                        + " Only what a failure means (SQLException) may be asked elsewhere"));
    }

    @Test
    void knowsAxonOnlyInTheStoreAndInCommand() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("io.tocsin.core.store..", "io.tocsin.core.command..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.axonframework..")
                        .and(com.tngtech.archunit.base.DescribedPredicate.not(
                                com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo(
                                        org.axonframework.common.transaction.TransactionManager.class))))
                .because("Axon is a means that may be changed; use EventStorage, or an adapter in command"));
    }

    @Test
    void readsNoClockInTheDomain() {
        ArchRule rule = noClasses()
                .that()
                .resideInAnyPackage(DOMAIN)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(InstantSource.class, "system")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .because("the same history must always be decided the same way; let the caller pass the moment");
        check(rule);
    }

    @Test
    void injectsItsClockEverywhereElse() {
        check(noClasses()
                .that()
                .resideInAnyPackage("io.tocsin.core.intake..", "io.tocsin.core.command..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("tests move the clock by hand; take an InstantSource in the constructor"));
    }

    @Test
    void hasNoCyclesAmongItsPackages() {
        check(slices().matching("io.tocsin.core.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a package that can be read alone can be changed alone;"
                        + " move the shared part to the one that the other already uses"));
    }

    @Test
    void logsBySlf4jOnly() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.apache.commons.logging..", "ch.qos.logback..")
                .because("operators set up one kind of logging; use an slf4j Logger"));
        check(noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace", PrintStream.class)
                .because("what is printed has no level, no time and no way to be turned off; use an slf4j Logger"));
    }

    @Test
    void keepsItsInsidesToItself() {
        check(classes()
                .that()
                .haveSimpleNameEndingWith("Aggregate")
                .or()
                .haveSimpleNameEndingWith("Engine")
                .or()
                .haveSimpleNameEndingWith("Serializer")
                .should()
                .notBePublic()
                .because("they are adapters for Axon, not for people; use the package's entry, see its package-info"));
    }

    private static void check(ArchRule rule) {
        rule.check(CORE);
    }
}
