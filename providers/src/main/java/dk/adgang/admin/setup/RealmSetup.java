package dk.adgang.admin.setup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.admin.setup.check.Finding;
import dk.adgang.admin.setup.check.RealmCheck;
import dk.adgang.admin.setup.check.RealmCheck.Choice;
import dk.adgang.admin.setup.write.RealmWriter;
import dk.adgang.policy.TitleReport;
import dk.adgang.policy.settings.SettingReport;
import dk.adgang.secondfactor.method.SecondFactorMethod;
import dk.adgang.secondfactor.method.SecondFactorMethods;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderFactory;

/** Looks at a realm, and makes it whole: both by the one {@link Description}. */
public final class RealmSetup {

  private static final Description DESCRIPTION = Description.read();

  private final KeycloakSession session;
  private final RealmModel realm;
  private final ObjectNode present;
  private final RealmCheck check;

  /** Reads the realm, which becomes the session's: themes and profiles are found by it. */
  public RealmSetup(KeycloakSession session, RealmModel realm) {
    session.getContext().setRealm(realm);
    this.session = session;
    this.realm = realm;
    this.present = new RealmReader(session, realm).read();
    this.check = RealmCheck.of(description(session, realm), present);
  }

  /** Returns how whole the realm is. */
  public SetupState state() {
    List<PartReport> missing = missing();
    return new SetupState(missing.isEmpty(), missing, warnings());
  }

  /** Returns the parts that the realm lacks. */
  public List<PartReport> missing() {
    return reports(check.missing());
  }

  /**
   * Returns a sentence for each setting that nobody understands, and for each that probably means
   * something else: what the check warns of, titles that no employee has, and employees' titles
   * that are nearly a listed one. Reads all titles of the realm.
   */
  public List<String> warnings() {
    return Stream.of(
            check.warnings().stream().map(Finding::sentence).toList(),
            SettingReport.warnings(session, realm),
            TitleReport.warnings(session, realm))
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Returns the first name that is no part an administrator can decide about, or whose value is
   * neither {@code replace} nor {@code keep}.
   */
  public static Optional<String> misunderstood(
      KeycloakSession session, RealmModel realm, Map<String, String> choices) {
    Parts parts = description(session, realm).parts();
    return choices.entrySet().stream()
        .filter(each -> !isPart(parts, each.getKey()) || choice(each.getValue()).isEmpty())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** A method is used in a realm that has its required action, and in no other. */
  private static Description description(KeycloakSession session, RealmModel realm) {
    return DESCRIPTION.with(
        SecondFactorMethods.all(session).stream()
            .filter(each -> realm.getRequiredActionProviderByAlias(each.requiredAction()) != null)
            .map(method -> steps(session.getKeycloakSessionFactory(), method))
            .toList());
  }

  /** A method whose jar lacks a part of it has no name for that, and its id does. */
  private static MethodSteps steps(KeycloakSessionFactory factories, SecondFactorMethod method) {
    String step = method.authenticator();
    String action = method.requiredAction();
    ProviderFactory<Authenticator> proving =
        factories.getProviderFactory(Authenticator.class, step);
    ProviderFactory<RequiredActionProvider> enrolling =
        factories.getProviderFactory(RequiredActionProvider.class, action);
    return new MethodSteps(
        method.getId(),
        step,
        proving instanceof AuthenticatorFactory named ? named.getDisplayType() : step,
        action,
        enrolling instanceof RequiredActionFactory named ? named.getDisplayText() : action,
        method.reference());
  }

  /** Flows are decided about as a whole, what belongs to a client or an identity provider by it. */
  private static boolean isPart(Parts parts, String choice) {
    String id = choice.replaceAll(":.*", "");
    return parts.all().stream()
        .map(Part::id)
        .anyMatch(part -> part.equals(id) || part.startsWith(id + "/"));
  }

  private static Optional<Choice> choice(String value) {
    for (Choice choice : Choice.values()) {
      if (choice.name().toLowerCase(Locale.ROOT).equals(value)) {
        return Optional.of(choice);
      }
    }
    return Optional.empty();
  }

  /** Says what {@link #make} would do, and does nothing. */
  public SetupOutcome plan(Map<String, String> choices) {
    return outcome(true, understood(choices));
  }

  /** Makes the realm whole, but for what an administrator made differently and keeps. */
  public SetupOutcome make(Map<String, String> choices) {
    Map<String, Choice> understood = understood(choices);
    ObjectNode wanted = present.deepCopy();
    check.changes(understood).forEach(finding -> finding.change().accept(wanted));
    new RealmWriter(session, realm, present, wanted).write();
    return outcome(false, understood);
  }

  private SetupOutcome outcome(boolean dryRun, Map<String, Choice> choices) {
    return new SetupOutcome(
        dryRun,
        reports(check.changes(choices)),
        reports(check.conflicts(choices)),
        reports(check.byHand()),
        check.unused(choices.keySet()));
  }

  private static Map<String, Choice> understood(Map<String, String> choices) {
    return choices.entrySet().stream()
        .collect(
            Collectors.toMap(Map.Entry::getKey, each -> choice(each.getValue()).orElseThrow()));
  }

  private static List<PartReport> reports(List<Finding> findings) {
    return findings.stream().map(PartReport::of).toList();
  }
}
