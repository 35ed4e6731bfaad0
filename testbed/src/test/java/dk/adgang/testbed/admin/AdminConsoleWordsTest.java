package dk.adgang.testbed.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.wire.HttpBrowser;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keycloak's admin console asks the server for the words of our settings. */
@WithAdgang
final class AdminConsoleWordsTest {

  private static final String ACTIONS = "/adgang/authentication/required-actions/";

  @ParameterizedTest
  @ValueSource(strings = {"choose-second-factor", "enrol-sms", "UPDATE_PASSWORD"})
  void each_setting_of_ours_has_a_name_and_help_in_both_languages(String action, Adgang adgang)
      throws IOException {
    var danish = words(adgang, "adgang", "da");
    var english = words(adgang, "adgang", "en");
    var settings = new HashSet<String>();

    for (var property :
        adgang.admin().get(ACTIONS + action + "/config-description").path("properties")) {
      var name = property.path("name").asText();
      if (name.startsWith("adgang.")) {
        settings.add(name);
        for (var key :
            new String[] {property.path("label").asText(), property.path("helpText").asText()}) {
          assertThat(danish).as(name).containsKey(key);
          assertThat(english).as(name).containsKey(key);
          // The admin console formats i18next's {{values}}, and shows all else as it stands.
          assertThat(danish.get(key) + english.get(key)).doesNotContain("'", "{", "}");
        }
        var help = property.path("helpText").asText();
        assertThat(danish.get(help)).as(name).isNotEqualTo(english.get(help));
      }
    }
    assertThat(settings).isNotEmpty();
  }

  /** An administrator of the server reads the same settings from the console of master. */
  @Test
  void the_console_of_master_has_the_words_too(Adgang adgang) throws IOException {
    assertThat(words(adgang, "master", "en"))
        .containsEntry("setting.adgang.sms.off", "Send no SMS")
        .containsEntry("client_adgang-web", "Adgang on the web");
  }

  private static Map<String, String> words(Adgang adgang, String realm, String language)
      throws IOException {
    var address =
        URI.create(adgang.server().url() + "/")
            .resolve("/resources/%s/admin/%s".formatted(realm, language));
    var words = new HashMap<String, String>();
    for (var word : new ObjectMapper().readTree(new HttpBrowser().open(address).body())) {
      words.put(word.path("key").asText(), word.path("value").asText());
    }
    return words;
  }
}
