package dk.adgang;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dk.adgang.common.PureRule;

/** The arrows between packages, and what a rule may know. A class that breaks one fails here. */
@AnalyzeClasses(packages = "dk.adgang", importOptions = ImportOption.DoNotIncludeTests.class)
final class DependenciesTest {

  private DependenciesTest() {}

  /** A class is an adapter when it talks to Keycloak, HTTP or a database. */
  private static final DescribedPredicate<JavaClass> EDGES =
      resideInAnyPackage(
          "org.keycloak..",
          "jakarta..",
          "org.jboss..",
          "java.net.http..",
          "java.sql..",
          "io.micrometer..",
          "org.hibernate..");

  @ArchTest
  static final ArchRule arrowsGoOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("dk.adgang..")
          .layer("admin")
          .definedBy("dk.adgang.admin..")
          .layer("link")
          .definedBy("dk.adgang.link..")
          .layer("secondfactor")
          .definedBy(
              resideInAPackage("dk.adgang.secondfactor..")
                  .and(DescribedPredicate.not(resideInAPackage("dk.adgang.secondfactor.method.."))))
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
          .layer("brand")
          .definedBy("dk.adgang.brand..")
          .layer("login")
          .definedBy("dk.adgang.login..")
          .layer("common")
          .definedBy("dk.adgang.common..")
          .whereLayer("admin")
          .mayOnlyAccessLayers(
              "link",
              "mail",
              "secondfactor",
              "method",
              "trusteddevice",
              "memory",
              "password",
              "policy",
              "brand",
              "ratelimit",
              "job",
              "login",
              "common")
          .whereLayer("exit")
          .mayOnlyAccessLayers("memory", "secondfactor", "policy", "login", "common")
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
              "login",
              "common")
          .whereLayer("trusteddevice")
          .mayOnlyAccessLayers("secondfactor", "method", "policy", "common")
          .whereLayer("secondfactor")
          .mayOnlyAccessLayers("method", "policy", "mail", "memory", "ratelimit", "login", "common")
          .whereLayer("methods")
          .mayOnlyAccessLayers(
              "secondfactor", "method", "policy", "gateway", "ratelimit", "login", "common")
          .whereLayer("method")
          .mayOnlyAccessLayers("common")
          .whereLayer("gateway")
          .mayOnlyAccessLayers("outbound", "common")
          .whereLayer("outbound")
          .mayOnlyAccessLayers("common")
          .whereLayer("loginqueue")
          .mayOnlyAccessLayers("common")
          .whereLayer("job")
          .mayNotAccessAnyLayer()
          .whereLayer("ratelimit")
          .mayOnlyAccessLayers("job", "common")
          .whereLayer("mail")
          .mayOnlyAccessLayers("policy", "brand", "job", "common")
          .whereLayer("policy")
          .mayOnlyAccessLayers("method", "memory", "common")
          .whereLayer("memory")
          .mayOnlyAccessLayers("common")
          .whereLayer("common")
          .mayNotAccessAnyLayer()
          .whereLayer("login")
          .mayOnlyAccessLayers("memory", "common")
          .whereLayer("password")
          .mayOnlyAccessLayers("outbound", "login", "common")
          .whereLayer("support")
          .mayOnlyAccessLayers("trusteddevice", "policy", "brand", "common")
          .whereLayer("brand")
          .mayOnlyAccessLayers("policy", "common");

  /** Methods can be added and removed without a change of the others. */
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
                          "are no rules",
                          c -> !ArchitectureTest.ofARule(c.getBaseComponentType()))));
}
