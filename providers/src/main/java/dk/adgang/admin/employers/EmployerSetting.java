package dk.adgang.admin.employers;

import com.fasterxml.jackson.annotation.JsonValue;
import dk.adgang.common.PureRule;
import dk.adgang.policy.settings.SecondFactorSettings;
import dk.adgang.policy.settings.SettingNames;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A setting of an employer: its name as an attribute, and as a typed field of a request. */
@PureRule
public enum EmployerSetting {
  SMS("sms", SecondFactorSettings.SMS, Kind.YES_OR_NO, false),
  SMS_DAY_BUDGET("smsDayBudget", SettingNames.SMS_DAY_BUDGET, Kind.NUMBER, true),
  REQUIREMENT("secondFactor", SecondFactorSettings.REQUIREMENT, Kind.WORD, false),
  REQUIRED_TITLES("requiredTitles", SecondFactorSettings.REQUIRED_TITLES, Kind.LIST, false),
  GRACE_DAYS("graceDays", SecondFactorSettings.GRACE_DAYS, Kind.NUMBER, false),
  METHODS("methods", SecondFactorSettings.METHODS, Kind.LIST, false),
  REMEMBER_DEVICE_DAYS(
      "rememberDeviceDays", SecondFactorSettings.REMEMBER_DEVICE_DAYS, Kind.NUMBER, false),
  TRUST_BROKER("trustBroker", SecondFactorSettings.TRUST_BROKER, Kind.YES_OR_NO, true),
  TRUSTED_ACR("trustedAcr", SecondFactorSettings.TRUSTED_ACR, Kind.LIST, true),
  MANAGERS_GROUP("managersGroup", SettingNames.MANAGERS_GROUP, Kind.WORD, true),
  ADMINS_GROUP("adminsGroup", SettingNames.ADMINS_GROUP, Kind.WORD, true),
  BRAND_NAME("brandName", SettingNames.BRAND_NAME, Kind.WORD, false),
  SUPPORT_TEXT("supportText", SettingNames.SUPPORT_TEXT, Kind.WORD, false),
  SUPPORT_PHONE("supportPhone", SettingNames.SUPPORT_PHONE, Kind.WORD, false),
  SUPPORT_HOURS("supportHours", SettingNames.SUPPORT_HOURS, Kind.WORD, false),
  SUPPORT_CHAT("supportChat", SettingNames.SUPPORT_CHAT, Kind.WORD, true);

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  /** The type of a setting's value in JSON. */
  public enum Kind {
    YES_OR_NO("true or false"),
    NUMBER("a whole number"),
    WORD("a text"),
    LIST("a list of texts");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** The type in words, for a refusal. */
    public String words() {
      return words;
    }
  }

  private final String field;
  private final String attribute;
  private final Kind kind;
  private final boolean administratorsOnly;

  EmployerSetting(String field, String attribute, Kind kind, boolean administratorsOnly) {
    this.field = field;
    this.attribute = attribute;
    this.kind = kind;
    this.administratorsOnly = administratorsOnly;
  }

  /** The name in requests and answers. */
  @JsonValue
  public String field() {
    return field;
  }

  /** The name of the organization's attribute. */
  String attribute() {
    return attribute;
  }

  /** The type of its value. */
  public Kind kind() {
    return kind;
  }

  /**
   * True when no manager may change it: it says who the managers are, whom the realm believes, or
   * what is paid.
   */
  public boolean administratorsOnly() {
    return administratorsOnly;
  }

  /** Finds the setting that a request names; an unknown name finds nothing. */
  public static Optional<EmployerSetting> named(String field) {
    return Arrays.stream(values()).filter(each -> each.field.equals(field)).findFirst();
  }

  /** The name in requests of an attribute; of one that is no setting, its own. */
  public static String fieldOf(String attribute) {
    return Arrays.stream(values())
        .filter(each -> each.attribute.equals(attribute))
        .map(EmployerSetting::field)
        .findFirst()
        .orElse(attribute);
  }

  /**
   * Returns stored values in their type. One that an import brought, and that is not of the type,
   * stays a text.
   *
   * @return null for none
   */
  Object typed(List<String> texts) {
    if (kind == Kind.LIST) {
      return texts.isEmpty() ? null : List.copyOf(texts);
    }
    if (texts.isEmpty()) {
      return null;
    }
    String text = texts.get(0).strip();
    String word = text.toLowerCase(Locale.ROOT);
    if (kind == Kind.YES_OR_NO && (word.equals("true") || word.equals("false"))) {
      return Boolean.valueOf(word);
    }
    return kind == Kind.NUMBER && NUMBER.matcher(text).matches() ? Integer.valueOf(text) : text;
  }
}
