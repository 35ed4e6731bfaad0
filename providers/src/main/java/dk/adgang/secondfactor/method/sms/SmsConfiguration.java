package dk.adgang.secondfactor.method.sms;

import dk.adgang.policy.settings.SettingRefusal;
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
            .label("Send no SMS")
            .helpText(
                "Stops all SMS of this realm at once. Employees who have only SMS cannot log in"
                    + " until it is switched back.")
            .type(ProviderConfigProperty.BOOLEAN_TYPE)
            .defaultValue("false")
            .add()
            .property()
            .name(SmsSettings.COUNTRIES)
            .label("Countries of mobile numbers")
            .helpText(
                "Where mobile numbers may be, as codes of two letters (ISO 3166-1): DK, SE, NO. The"
                    + " first one is taken where somebody types a number without a country.")
            .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
            .defaultValue(SmsSettings.DEFAULT_COUNTRY)
            .add();
    for (Whose whose : Whose.values()) {
      limit(ours, whose, whose.perHour(), "hour", whose.usual().hour());
      limit(ours, whose, whose.perDay(), "day", whose.usual().day());
    }
    ours.property()
        .name(SmsPrice.PRICE)
        .label("Price of one SMS, in hundredths")
        .helpText(
            ("What your service takes for one SMS, as 35 for 0.35; 1 to %d. The overview of the"
                    + " console estimates the cost by it. Empty: no cost is shown.")
                .formatted(SmsPrice.HIGHEST))
        .type(ProviderConfigProperty.STRING_TYPE)
        .add()
        .property()
        .name(SmsPrice.CURRENCY)
        .label("Currency of the price")
        .helpText("The text behind an amount, as kr. or DKK; at most 8 letters.")
        .type(ProviderConfigProperty.STRING_TYPE)
        .defaultValue(SmsPrice.USUAL_CURRENCY)
        .add();
    List<ProviderConfigProperty> all =
        new ArrayList<>(RequiredActionFactory.MAX_AUTH_AGE_CONFIG_PROPERTIES);
    all.addAll(ours.build());
    return List.copyOf(all);
  }

  private static void limit(
      ProviderConfigurationBuilder ours, Whose whose, String name, String stretch, int usual) {
    ours.property()
        .name(name)
        .label("SMS per %s, %s".formatted(stretch, noun(whose)))
        .helpText(
            "How many SMS %s may get in any %s; 1 to %d.%s"
                .formatted(noun(whose), stretch, whose.highest(), remark(whose)))
        .type(ProviderConfigProperty.STRING_TYPE)
        .defaultValue(Integer.toString(usual))
        .add();
  }

  private static String noun(Whose whose) {
    return switch (whose) {
      case NUMBER -> "one mobile number";
      case EMPLOYEE -> "one employee";
      case ADDRESS -> "one network address";
      case EMPLOYER -> "one employer";
    };
  }

  private static String remark(Whose whose) {
    return switch (whose) {
      case NUMBER, EMPLOYEE -> "";
      case ADDRESS -> " A whole shop may have one address.";
      case EMPLOYER ->
          " An employer can say otherwise for a day, by its attribute %s."
              .formatted(SmsSettings.DAY_BUDGET);
    };
  }

  /** Refuses values that cannot be understood, with a sentence that names the setting. */
  static void validate(RequiredActionConfigModel model) {
    SettingRefusal.validation(SmsConfigReader.settings(model).problems());
  }
}
