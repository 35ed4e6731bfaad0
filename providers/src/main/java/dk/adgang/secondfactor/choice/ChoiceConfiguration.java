package dk.adgang.secondfactor.choice;

import dk.adgang.policy.settings.SecondFactorSettings;
import dk.adgang.policy.settings.SettingWords;
import dk.adgang.secondfactor.method.SecondFactorMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** The realm's own settings of the second factor, as the console shows them. */
final class ChoiceConfiguration {

  private ChoiceConfiguration() {}

  /** Returns the names of all of them. */
  static Set<String> names(List<SecondFactorMethod> methods) {
    return properties(methods).stream()
        .map(ProviderConfigProperty::getName)
        .collect(Collectors.toSet());
  }

  /** Returns the settings as the console shows them. */
  static List<ProviderConfigProperty> properties(List<SecondFactorMethod> methods) {
    List<ProviderConfigProperty> properties = new ArrayList<>(requirement());
    methods.forEach(method -> method.addedBy().ifPresent(properties::add));
    properties.addAll(others(methods.stream().map(SecondFactorMethod::getId).toList()));
    return properties;
  }

  private static List<ProviderConfigProperty> requirement() {
    return ProviderConfigurationBuilder.create()
        .property()
        .name(SecondFactorSettings.REQUIREMENT)
        .label(SettingWords.label(SecondFactorSettings.REQUIREMENT))
        .helpText(SettingWords.help(SecondFactorSettings.REQUIREMENT))
        .type(ProviderConfigProperty.LIST_TYPE)
        .options("optional", "required")
        .defaultValue("optional")
        .add()
        .property()
        .name(SecondFactorSettings.REQUIRED_TITLES)
        .label(SettingWords.label(SecondFactorSettings.REQUIRED_TITLES))
        .helpText(SettingWords.help(SecondFactorSettings.REQUIRED_TITLES))
        .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
        .add()
        .build();
  }

  private static List<ProviderConfigProperty> others(List<String> methods) {
    return ProviderConfigurationBuilder.create()
        .property()
        .name(SecondFactorSettings.GRACE_DAYS)
        .label(SettingWords.label(SecondFactorSettings.GRACE_DAYS))
        .helpText(SettingWords.help(SecondFactorSettings.GRACE_DAYS))
        .type(ProviderConfigProperty.STRING_TYPE)
        .defaultValue("0")
        .add()
        .property()
        .name(SecondFactorSettings.METHODS)
        .label(SettingWords.label(SecondFactorSettings.METHODS))
        .helpText(SettingWords.help(SecondFactorSettings.METHODS))
        .type(ProviderConfigProperty.MULTIVALUED_LIST_TYPE)
        .options(methods)
        .add()
        .property()
        .name(SecondFactorSettings.REMEMBER_DEVICE_DAYS)
        .label(SettingWords.label(SecondFactorSettings.REMEMBER_DEVICE_DAYS))
        .helpText(SettingWords.help(SecondFactorSettings.REMEMBER_DEVICE_DAYS))
        .type(ProviderConfigProperty.STRING_TYPE)
        .defaultValue("0")
        .add()
        .property()
        .name(SecondFactorSettings.TRUST_BROKER)
        .label(SettingWords.label(SecondFactorSettings.TRUST_BROKER))
        .helpText(SettingWords.help(SecondFactorSettings.TRUST_BROKER))
        .type(ProviderConfigProperty.BOOLEAN_TYPE)
        .defaultValue("false")
        .add()
        .property()
        .name(SecondFactorSettings.TRUSTED_ACR)
        .label(SettingWords.label(SecondFactorSettings.TRUSTED_ACR))
        .helpText(SettingWords.help(SecondFactorSettings.TRUSTED_ACR))
        .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
        .add()
        .build();
  }
}
