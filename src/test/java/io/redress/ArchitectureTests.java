package io.redress;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.redress.web.Command;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.springframework.http.ResponseEntity;

@AnalyzeClasses(packages = "io.redress", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    /** Camunda 7 has maintained forks; moving to one must touch two packages and no more. */
    @ArchTest
    static final ArchRule onlyProcessAndSecurityKnowTheEngine = noClasses()
            .that()
            .resideOutsideOfPackages("io.redress.process..", "io.redress.security..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..");

    @ArchTest
    static final ArchRule commandsAnswerWithSomethingThatCanBeStored = methods()
            .that()
            .areAnnotatedWith(Command.class)
            .should()
            .haveRawReturnType(ResponseEntity.class)
            .allowEmptyShould(true);

    /** The clock is injected; only what makes or guards it reads the system's. */
    @ArchTest
    static final ArchRule nobodyReadsTheSystemTime = noClasses()
            .that()
            .resideOutsideOfPackage("io.redress.time..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
