package dev.copydesk.testsupport;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;

/**
 * The rules that every module keeps, for its {@code ArchitectureTest}:
 *
 * <pre>{@code
 * ArchitectureRules.of("dev.copydesk.index").pureCore("dev.copydesk.index.query").atLeastClasses(20).check();
 * }</pre>
 *
 * @param rootPackage of the module
 * @param purePackages whose classes neither touch the world nor ask the clock; sub-packages included with {@code ..}
 * @param leastClasses so that the rules cannot hold for nothing
 */
public record ArchitectureRules(String rootPackage, List<String> purePackages, int leastClasses) {
    public ArchitectureRules {
        purePackages = List.copyOf(purePackages);
    }

    public static ArchitectureRules of(String rootPackage) {
        return new ArchitectureRules(rootPackage, List.of(), 1);
    }

    /** These packages use neither CDI nor files, network, logging or the system's clock. */
    public ArchitectureRules pureCore(String... packages) {
        return new ArchitectureRules(rootPackage, List.of(packages), leastClasses);
    }

    public ArchitectureRules atLeastClasses(int count) {
        return new ArchitectureRules(rootPackage, purePackages, count);
    }

    /** @throws AssertionError naming each class that breaks a rule, or when there are too few classes to judge by */
    public void check() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(rootPackage);
        checkClasses(classes);
    }

    void checkClasses(JavaClasses classes) {
        if (classes.size() < leastClasses) {
            throw new AssertionError("expected at least " + leastClasses + " classes below " + rootPackage + ", got "
                    + classes.size() + ": nothing was checked");
        }
        packagesAreNullMarked(classes);
        slices().matching(rootPackage + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(classes);
        makesNoKafkaClient().check(classes);
        for (String pure : purePackages) {
            touchesNothing(pure).check(classes);
            asksNoClock(pure).check(classes);
        }
    }

    private static void packagesAreNullMarked(JavaClasses classes) {
        TreeSet<String> unmarked = new TreeSet<>();
        for (JavaClass type : classes) {
            if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                unmarked.add(type.getPackageName());
            }
        }
        if (!unmarked.isEmpty()) {
            throw new AssertionError("packages without a @NullMarked package-info.java: " + unmarked);
        }
    }

    /** Benchmarks speak to brokers of their own, which ask for nothing. */
    private static ArchRule makesNoKafkaClient() {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.copydesk.kafka.KafkaConnection")
                .and()
                .doNotHaveFullyQualifiedName("dev.copydesk.kafka.TopologyRunner")
                .and()
                .resideOutsideOfPackage("dev.copydesk.benchmarks..")
                .should()
                .callCodeUnitWhere(KafkaClients.ARE_MADE)
                .allowEmptyShould(true)
                .because(
                        "all clients are told by KafkaConnection how Kafka is reached, as whom and with which encryption");
    }

    private static ArchRule touchesNothing(String pure) {
        return noClasses()
                .that()
                .resideInAPackage(pure)
                .should()
                .dependOnClassesThat(OutsideWorld.IS_TOUCHED)
                .because("a pure core can be called, and tested, without any server, file or framework");
    }

    private static ArchRule asksNoClock(String pure) {
        return noClasses()
                .that()
                .resideInAPackage(pure)
                .should()
                .callMethodWhere(OutsideWorld.CLOCK_IS_ASKED)
                .because("time is passed in");
    }
}
