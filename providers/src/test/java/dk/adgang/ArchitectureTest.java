package dk.adgang;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dk.adgang.common.PureRule;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules of the house for a class by itself; those for the packages are in {@link
 * DependenciesTest}. A class that breaks one fails here.
 */
@AnalyzeClasses(packages = "dk.adgang", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  private ArchitectureTest() {}

  /** Hibernate makes subclasses of entities. */
  private static final DescribedPredicate<JavaClass> ARE_NO_ENTITIES =
      DescribedPredicate.describe(
          "are no entities", c -> !c.isAnnotatedWith(jakarta.persistence.Entity.class));

  /** Views and mails, and the types of their fields. */
  private static final DescribedPredicate<JavaClass> SHOWN =
      DescribedPredicate.describe("are shown by a template", ArchitectureTest::shown);

  private static boolean shown(JavaClass c) {
    return c.getSimpleName().endsWith("View")
        || c.getSimpleName().endsWith("Mail")
        || c.getEnclosingClass().map(ArchitectureTest::shown).orElse(false);
  }

  static boolean ofARule(JavaClass c) {
    return c.isAnnotatedWith(PureRule.class)
        || c.isEquivalentTo(PureRule.class)
        || c.getEnclosingClass().map(ArchitectureTest::ofARule).orElse(false);
  }

  @ArchTest
  static final ArchRule classesAreFinal =
      classes()
          .that()
          .areTopLevelClasses()
          .and()
          .areNotInterfaces()
          .and()
          .areNotEnums()
          .and(ARE_NO_ENTITIES)
          .should()
          .haveModifier(JavaModifier.FINAL);

  @ArchTest
  static final ArchRule publicIsWhatAnotherNeeds =
      classes()
          .that()
          .areTopLevelClasses()
          .and()
          .arePublic()
          .and(DescribedPredicate.not(SHOWN))
          .should(beNeededOutside());

  /**
   * A template can only read what is public: a public record that no other package uses is one for
   * a template, and its name says so. The template of a page reads a View, that of a mail a Mail.
   */
  @ArchTest
  static final ArchRule whatATemplateReadsSaysSo =
      classes()
          .that()
          .areRecords()
          .and()
          .arePublic()
          .and(DescribedPredicate.not(SHOWN))
          .and(
              DescribedPredicate.describe(
                  "are no part of a record or a rule",
                  c -> !c.getEnclosingClass().map(o -> o.isRecord() || ofARule(o)).orElse(false)))
          .should(beNeededOutside())
          .andShould()
          .haveSimpleNameNotEndingWith("Page")
          .because("a Page is what the tests drive in a browser");

  /**
   * Public is a class that another package uses, that Keycloak makes from a service file or from
   * JSON, or that a template reads.
   */
  private static ArchCondition<JavaClass> beNeededOutside() {
    return new ArchCondition<>("be used by another package or known to Keycloak or a template") {
      private final Set<String> known =
          new TreeSet<>(
              Set.of(
                  "dk.adgang.link.LinkToken",
                  "dk.adgang.admin.consent.JoinToken",
                  // Another package reads constants of these, which the compiler copies there.
                  "dk.adgang.secondfactor.method.sms.credential.SmsCredential",
                  "dk.adgang.policy.settings.JoinedValues",
                  "dk.adgang.policy.ConsoleLogin",
                  "dk.adgang.admin.setup.RealmDocument",
                  "dk.adgang.admin.setup.RealmReader",
                  // Parts of public types.
                  "dk.adgang.sms.gateway.api.SendFailure",
                  "dk.adgang.sms.gateway.api.SmsReceipt",
                  "dk.adgang.policy.RequiredSince",
                  "dk.adgang.sms.gateway.api.DeliveryOutcome",
                  "dk.adgang.sms.gateway.api.DeliveryReport",
                  "dk.adgang.sms.gateway.api.ReportRequest",
                  "dk.adgang.policy.Requirement",
                  "dk.adgang.policy.SecondFactorPolicy",
                  "dk.adgang.admin.console.ConsolePages",
                  "dk.adgang.admin.console.MasterPages",
                  "dk.adgang.admin.console.visit.ConsoleVisit",
                  "dk.adgang.admin.rest.AdgangResource",
                  "dk.adgang.admin.rest.EmployeeResource",
                  "dk.adgang.admin.rest.EmployeesResource",
                  "dk.adgang.admin.rest.EmployerResource",
                  "dk.adgang.admin.rest.ImportResource",
                  "dk.adgang.admin.rest.OtherRealmResource",
                  "dk.adgang.admin.rest.OverviewResource",
                  "dk.adgang.admin.rest.SecondFactorReport",
                  "dk.adgang.admin.rest.SetupResource",
                  "dk.adgang.admin.rest.TitlesResource",
                  "dk.adgang.admin.rest.WelcomesResource"));

      @Override
      public void check(JavaClass item, ConditionEvents events) {
        boolean outside =
            item.getDirectDependenciesToSelf().stream()
                .map(Dependency::getOriginClass)
                .anyMatch(origin -> !origin.getPackageName().equals(item.getPackageName()));
        boolean provider =
            item.isAssignableTo(org.keycloak.provider.ProviderFactory.class)
                || item.isAssignableTo(org.keycloak.provider.Spi.class)
                || item.isAssignableTo(org.keycloak.provider.Provider.class);
        if (!outside && !provider && !known.contains(item.getName())) {
          events.add(SimpleConditionEvent.violated(item, item.getName() + " is public for nobody"));
        }
      }
    };
  }

  @ArchTest
  static final ArchRule refusalsAreInOneList =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("dk.adgang.common.Refusal")
          .should()
          .callMethod(org.keycloak.events.EventBuilder.class, "error", String.class)
          .because("one list answers why a login did not go on");

  @ArchTest
  static final ArchRule noHelpers =
      noClasses()
          .should()
          .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
          .because("a name says what a thing is in the employer's world");

  @ArchTest
  static final ArchRule nobodyReadsTheSystemClock =
      noClasses()
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .because("the server's clock is Keycloak's, which tests and administrators can move");
}
