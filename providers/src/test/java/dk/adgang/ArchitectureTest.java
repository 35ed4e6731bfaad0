package dk.adgang;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules of the house. A class that breaks one does not get in. */
@AnalyzeClasses(packages = "dk.adgang", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  private ArchitectureTest() {}

  /** What makes a class an edge: it talks to Keycloak, HTTP or a database. */
  private static final DescribedPredicate<JavaClass> EDGES =
      resideInAnyPackage(
          "org.keycloak..",
          "jakarta..",
          "org.jboss..",
          "java.net.http..",
          "java.sql..",
          "io.micrometer..",
          "org.hibernate..");

  /** Hibernate makes subclasses of entities. */
  private static final DescribedPredicate<JavaClass> ARE_NO_ENTITIES =
      DescribedPredicate.describe(
          "are no entities", c -> !c.isAnnotatedWith(jakarta.persistence.Entity.class));

  /** Views and mails, and what they are made of. */
  private static final DescribedPredicate<JavaClass> SHOWN =
      DescribedPredicate.describe("are shown by a template", ArchitectureTest::shown);

  private static boolean shown(JavaClass c) {
    return c.getSimpleName().endsWith("View")
        || c.getSimpleName().endsWith("Mail")
        || c.getEnclosingClass().map(ArchitectureTest::shown).orElse(false);
  }

  @ArchTest
  static final ArchRule arrowsGoOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("dk.adgang..")
          .layer("admin")
          .definedBy("dk.adgang.admin..")
          .layer("link")
          .definedBy("dk.adgang.link..")
          .layer("secondfactor")
          .definedBy("dk.adgang.secondfactor")
          .layer("method")
          .definedBy("dk.adgang.secondfactor.method")
          .layer("methods")
          .definedBy("dk.adgang.secondfactor.method.*..")
          .layer("gateway")
          .definedBy("dk.adgang.sms.gateway..")
          .layer("mail")
          .definedBy("dk.adgang.mail..")
          .layer("trusteddevice")
          .definedBy("dk.adgang.trusteddevice..")
          .layer("ratelimit")
          .definedBy("dk.adgang.ratelimit..")
          .layer("job")
          .definedBy("dk.adgang.job..")
          .layer("loginqueue")
          .definedBy("dk.adgang.loginqueue..")
          .layer("outbound")
          .definedBy("dk.adgang.outbound..")
          .layer("policy")
          .definedBy("dk.adgang.policy..")
          .layer("password")
          .definedBy("dk.adgang.password..")
          .layer("memory")
          .definedBy("dk.adgang.memory..")
          .layer("exit")
          .definedBy("dk.adgang.exit..")
          .layer("support")
          .definedBy("dk.adgang.support..")
          .layer("marker")
          .definedBy("dk.adgang")
          .whereLayer("admin")
          .mayOnlyAccessLayers(
              "link",
              "secondfactor",
              "method",
              "trusteddevice",
              "memory",
              "password",
              "policy",
              "ratelimit",
              "job",
              "marker")
          .whereLayer("exit")
          .mayOnlyAccessLayers("memory", "secondfactor", "policy", "marker")
          .whereLayer("link")
          .mayOnlyAccessLayers(
              "mail",
              "memory",
              "password",
              "policy",
              "secondfactor",
              "trusteddevice",
              "ratelimit",
              "job",
              "marker")
          .whereLayer("trusteddevice")
          .mayOnlyAccessLayers("secondfactor", "method", "policy", "marker")
          .whereLayer("secondfactor")
          .mayOnlyAccessLayers("method", "policy", "mail", "memory", "ratelimit", "marker")
          .whereLayer("methods")
          .mayOnlyAccessLayers("secondfactor", "method", "policy", "gateway", "ratelimit", "marker")
          .whereLayer("method")
          .mayOnlyAccessLayers("marker")
          .whereLayer("gateway")
          .mayOnlyAccessLayers("outbound", "marker")
          .whereLayer("outbound")
          .mayOnlyAccessLayers("marker")
          .whereLayer("loginqueue")
          .mayOnlyAccessLayers("marker")
          .whereLayer("job")
          .mayNotAccessAnyLayer()
          .whereLayer("ratelimit")
          .mayOnlyAccessLayers("job", "marker")
          .whereLayer("mail")
          .mayOnlyAccessLayers("policy", "job", "marker")
          .whereLayer("policy")
          .mayOnlyAccessLayers("method", "memory", "marker")
          .whereLayer("memory")
          .mayNotAccessAnyLayer()
          .whereLayer("marker")
          .mayOnlyAccessLayers("memory")
          .whereLayer("password")
          .mayOnlyAccessLayers("outbound", "marker")
          .whereLayer("support")
          .mayOnlyAccessLayers("trusteddevice", "marker");

  /** A method that somebody adds, or takes away, changes nothing of the others. */
  @ArchTest
  static final ArchRule methodsDoNotKnowEachOther =
      SlicesRuleDefinition.slices()
          .matching("dk.adgang.secondfactor.method.(*)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule rulesKnowNoEdge =
      noClasses()
          .that()
          .areAnnotatedWith(PureRule.class)
          .should()
          .dependOnClassesThat(EDGES)
          .because("a rule decides, and is tested in microseconds");

  @ArchTest
  static final ArchRule rulesKnowOnlyRules =
      noClasses()
          .that()
          .areAnnotatedWith(PureRule.class)
          .should()
          .dependOnClassesThat(
              resideInAPackage("dk.adgang..")
                  .and(
                      DescribedPredicate.describe(
                          "are no rules", c -> !ofARule(c.getBaseComponentType()))));

  private static boolean ofARule(JavaClass c) {
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
                  // Another package reads a constant of it, which the compiler copies there.
                  "dk.adgang.secondfactor.method.sms.SmsCredential",
                  // What a public type is made of.
                  "dk.adgang.sms.gateway.SendFailure",
                  "dk.adgang.sms.gateway.SmsReceipt",
                  "dk.adgang.policy.RequiredSince",
                  "dk.adgang.sms.gateway.DeliveryOutcome",
                  "dk.adgang.sms.gateway.DeliveryReport",
                  "dk.adgang.sms.gateway.ReportRequest",
                  "dk.adgang.policy.Requirement",
                  "dk.adgang.policy.SecondFactorPolicy",
                  "dk.adgang.admin.EmployeesResource",
                  "dk.adgang.admin.MemoryReport",
                  "dk.adgang.admin.OtherRealmResource",
                  "dk.adgang.admin.SetupResource"));

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

  /** The sources are read, because the tests of the server are not compiled yet. */
  @ArchTest
  static void noNameOccursTwice(JavaClasses ignored) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module : List.of("providers", "themes", "testbed")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src"))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    sources.removeIf(file -> file.endsWith("package-info.java"));
    Map<Path, List<Path>> byName =
        sources.stream().collect(Collectors.groupingBy(Path::getFileName));
    assertThat(byName)
        .containsKeys(Path.of("ArchitectureTest.java"), Path.of("SampleAppPage.java"));
    byName.values().removeIf(files -> files.size() == 1);
    assertThat(byName).isEmpty();
  }

  @ArchTest
  static final ArchRule refusalsAreInOneList =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("dk.adgang.Refusal")
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
