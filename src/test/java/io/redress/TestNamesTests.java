package io.redress;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import net.jqwik.api.Property;
import org.junit.platform.commons.annotation.Testable;

/** The build finds tests by the name of their class: one that is called otherwise looks green, and never runs. */
@AnalyzeClasses(packages = "io.redress", importOptions = ImportOption.OnlyIncludeTests.class)
class TestNamesTests {

    @ArchTest
    static final ArchRule whatHoldsTestsIsNamedSo = classes()
            .that()
            .areTopLevelClasses()
            .and()
            // Benchmarks end in Bench and run with -Pbench only.
            .resideOutsideOfPackage("io.redress.bench..")
            .and()
            .doNotHaveModifier(JavaModifier.ABSTRACT)
            .and(DescribedPredicate.describe("hold tests", TestNamesTests::holdsTests))
            .should()
            .haveSimpleNameEndingWith("Tests");

    private static boolean holdsTests(JavaClass type) {
        return type.getMethods().stream().anyMatch(TestNamesTests::isTest)
                || type.getFields().stream().anyMatch(field -> field.isAnnotatedWith(ArchTest.class));
    }

    private static boolean isTest(JavaMethod method) {
        return method.isMetaAnnotatedWith(Testable.class) || method.isAnnotatedWith(Property.class);
    }
}
