package dk.adgang.secondfactor.method.sms;

import dk.adgang.policy.settings.SettingRefusal;
import dk.adgang.policy.settings.SettingWords;
import dk.adgang.secondfactor.method.sms.SmsSettings.Whose;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * The {@link SmsSettings} in the admin console: the fields, and the check before they are saved.
 */
final class SmsConfiguration {

  static final List<ProviderConfigProperty> PROPERTIES = properties();

  private SmsConfiguration() {}

  private static List<ProviderConfigProperty> properties() {
    ProviderConfigurationBuilder ours =
        ProviderConfigurationBuilder.create()
            .property()
            .name(SmsSettings.OFF)
            .label(SettingWords.label(SmsSettings.OFF))
            .helpText(SettingWords.help(SmsSettings.OFF))
            .type(ProviderConfigProperty.BOOLEAN_TYPE)
            .defaultValue("false")
            .add()
            .property()
            .name(SmsSettings.COUNTRIES)
            .label(SettingWords.label(SmsSettings.COUNTRIES))
            .helpText(SettingWords.help(SmsSettings.COUNTRIES))
            .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
            .defaultValue(SmsSettings.DEFAULT_COUNTRY)
            .add();
    for (Whose whose : Whose.values()) {
      limit(ours, whose.perHour(), whose.usual().hour());
      limit(ours, whose.perDay(), whose.usual().day());
    }
    ours.property()
        .name(SmsPrice.PRICE)
        .label(SettingWords.label(SmsPrice.PRICE))
        .helpText(SettingWords.help(SmsPrice.PRICE))
        .type(ProviderConfigProperty.STRING_TYPE)
        .add()
        .property()
        .name(SmsPrice.CURRENCY)
        .label(SettingWords.label(SmsPrice.CURRENCY))
        .helpText(SettingWords.help(SmsPrice.CURRENCY))
        .type(ProviderConfigProperty.STRING_TYPE)
        .defaultValue(SmsPrice.USUAL_CURRENCY)
        .add();
    List<ProviderConfigProperty> all =
        new ArrayList<>(RequiredActionFactory.MAX_AUTH_AGE_CONFIG_PROPERTIES);
    all.addAll(ours.build());
    return List.copyOf(all);
  }

  private static void limit(ProviderConfigurationBuilder ours, String name, int usual) {
    ours.property()
        .name(name)
        .label(SettingWords.label(name))
        .helpText(SettingWords.help(name))
        .type(ProviderConfigProperty.STRING_TYPE)
        .defaultValue(Integer.toString(usual))
        .add();
  }

  /** Refuses values that cannot be understood, with a sentence that names the setting. */
  static void validate(RequiredActionConfigModel model) {
    SettingRefusal.validation(SmsConfigReader.settings(model).problems());
  }
}
