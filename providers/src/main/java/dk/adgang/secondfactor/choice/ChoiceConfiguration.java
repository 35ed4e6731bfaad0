package dk.adgang.secondfactor.choice;

import dk.adgang.policy.settings.SecondFactorSettings;
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
        .label("Second factor")
        .helpText(
            "Whether employees must have a second factor, where their employer says nothing of its own.")
        .type(ProviderConfigProperty.LIST_TYPE)
        .options("optional", "required")
        .defaultValue("optional")
        .add()
        .property()
        .name(SecondFactorSettings.REQUIRED_TITLES)
        .label("Titles that must have one")
        .helpText(
            "Job titles that must have a second factor, also when others need none. Upper and lower case are the same.")
        .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
        .add()
        .build();
  }

  private static List<ProviderConfigProperty> others(List<String> methods) {
    return ProviderConfigurationBuilder.create()
        .property()
        .name(SecondFactorSettings.GRACE_DAYS)
        .label("Days of grace")
        .helpText(
            "How many days an employee whose title comes to require a second factor may put it off, from the day of the"
                + " first login that meets it; 0 to 90. 0 means no grace. An employer may say otherwise.")
        .type(ProviderConfigProperty.STRING_TYPE)
        .defaultValue("0")
        .add()
        .property()
        .name(SecondFactorSettings.METHODS)
        .label("Methods")
        .helpText(
            "The methods that may be chosen, where the employer says nothing of its own. None here: all of them. SMS"
                + " must be added as well.")
        .type(ProviderConfigProperty.MULTIVALUED_LIST_TYPE)
        .options(methods)
        .add()
        .property()
        .name(SecondFactorSettings.REMEMBER_DEVICE_DAYS)
        .label("Remember a device (days)")
        .helpText(
            "For how many days a device is not asked for the second factor again, where the employer says nothing of its"
                + " own; 0 to 90. 0 is never.")
        .type(ProviderConfigProperty.STRING_TYPE)
        .defaultValue("0")
        .add()
        .property()
        .name(SecondFactorSettings.TRUST_BROKER)
        .label("Believe identity providers")
        .helpText(
            "Whether an identity provider that says that it has proven two factors is believed, where the employer says"
                + " nothing of its own. Otherwise the second factor is asked for here too.")
        .type(ProviderConfigProperty.BOOLEAN_TYPE)
        .defaultValue("false")
        .add()
        .property()
        .name(SecondFactorSettings.TRUSTED_ACR)
        .label("Believed classes")
        .helpText(
            "The values of acr by which such an identity provider says so, where the employer says nothing of its own."
                + " None: amr alone says it.")
        .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
        .add()
        .build();
  }
}
