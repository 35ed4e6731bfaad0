package dk.adgang.secondfactor.method.sms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.policy.settings.SettingWords;
import dk.adgang.secondfactor.method.sms.SmsSettings.Whose;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The help with a number says how high it may be. */
final class SmsConfigurationTest {

  @ParameterizedTest
  @EnumSource
  void the_help_with_a_limit_says_the_highest(Whose whose) throws IOException {
    for (String language : List.of("da", "en")) {
      for (String setting : List.of(whose.perHour(), whose.perDay())) {
        assertThat(help(language, setting)).containsPattern("\\b" + whose.highest() + "\\b");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"da", "en"})
  void the_help_with_the_price_says_the_highest(String language) throws IOException {
    assertThat(help(language, SmsPrice.PRICE)).containsPattern("\\b" + SmsPrice.HIGHEST + "\\b");
  }

  private static String help(String language, String setting) throws IOException {
    String path = "/theme-resources/messages/messages_" + language + ".properties";
    Properties texts = new Properties();
    try (Reader file =
        new InputStreamReader(SmsConfigurationTest.class.getResourceAsStream(path), UTF_8)) {
      texts.load(file);
    }
    return texts.getProperty(SettingWords.help(setting));
  }
}
