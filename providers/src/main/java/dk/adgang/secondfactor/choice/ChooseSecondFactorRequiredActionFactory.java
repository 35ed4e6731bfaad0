package dk.adgang.secondfactor.choice;

import dk.adgang.common.AdgangRealm;
import dk.adgang.common.keycloak.PlainFactory;
import dk.adgang.policy.RegisteredMethods;
import dk.adgang.policy.TitleReport;
import dk.adgang.policy.settings.EmployerSettingsCheck;
import dk.adgang.policy.settings.HasSettings;
import dk.adgang.policy.settings.KnownMethods;
import dk.adgang.policy.settings.SecondFactorSettings;
import dk.adgang.policy.settings.SettingNames;
import dk.adgang.policy.settings.SettingProblem;
import dk.adgang.policy.settings.SettingRefusal;
import dk.adgang.secondfactor.method.SecondFactorMethod;
import dk.adgang.secondfactor.method.SecondFactorMethods;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * Offers {@link ChooseSecondFactorRequiredAction} to realms. Its configuration is the realm's own
 * settings of the second factor, so that it also looks at those of the employers.
 */
public final class ChooseSecondFactorRequiredActionFactory
    implements RequiredActionFactory, PlainFactory<RequiredActionProvider>, HasSettings {

  private static final RequiredActionProvider SINGLETON = new ChooseSecondFactorRequiredAction();

  private List<SecondFactorMethod> methods = List.of();
  private KnownMethods known = new KnownMethods(List.of(), Map.of());

  @Override
  public String getId() {
    return ChooseSecondFactorRequiredAction.ID;
  }

  @Override
  public String getDisplayText() {
    return "Choose a second factor";
  }

  @Override
  public RequiredActionProvider create(KeycloakSession session) {
    return SINGLETON;
  }

  @Override
  public List<ProviderConfigProperty> getConfigMetadata() {
    return ChoiceConfiguration.properties(methods);
  }

  @Override
  public List<SettingProblem> unreadable(Map<String, String> configuration) {
    return SecondFactorSettings.readJoined(configuration, known).withMethods(known).problems();
  }

  @Override
  public List<SettingProblem> unreadableOfEmployer(Map<String, List<String>> attributes) {
    return SecondFactorSettings.read(attributes, known).withMethods(known).problems();
  }

  @Override
  public void validateConfig(
      KeycloakSession session, RealmModel realm, RequiredActionConfigModel model) {
    Map<String, String> config = Optional.ofNullable(model.getConfig()).orElse(Map.of());
    SettingRefusal.validation(
        Stream.of(
                unreadable(config),
                SettingNames.problems(config.keySet(), ChoiceConfiguration.names(methods)),
                TitleReport.problems(session, realm, config))
            .flatMap(List::stream)
            .toList());
  }

  private List<SettingProblem> problemsOfEmployer(
      KeycloakSession session, Map<String, List<String>> attributes) {
    return Stream.of(
            unreadableOfEmployer(attributes),
            SettingNames.problems(
                attributes.keySet(),
                known.andNames(SettingNames.OF_EMPLOYER),
                AdgangRealm.uses(session)),
            TitleReport.problems(
                session,
                session.getContext().getRealm(),
                attributes.getOrDefault(SecondFactorSettings.REQUIRED_TITLES, List.of())))
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    methods = SecondFactorMethods.all(factory);
    known = RegisteredMethods.of(factory);
    factory.register(new EmployerSettingsCheck(getId(), this::problemsOfEmployer)::on);
  }
}
