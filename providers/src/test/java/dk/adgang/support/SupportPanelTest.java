package dk.adgang.support;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.policy.settings.SettingNames;
import dk.adgang.support.SupportView.Opening;
import dk.adgang.support.SupportView.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SupportPanelTest {

  private static final String HOURS = "Mo-Fr 08:00-18:00; Sa 09:30-16:00";
  private static final Instant SATURDAY_NIGHT = Instant.parse("2026-11-28T20:00:00Z");

  private final List<String> broken = new ArrayList<>();

  private SupportView shown(
      String language, Map<String, String> realm, Map<String, List<String>> employer) {
    return new SupportPanel(Locale.forLanguageTag(language), SATURDAY_NIGHT)
        .of(realm::get, SupportSettings.of(employer), broken::add);
  }

  @Test
  void the_week_is_written_as_people_read_it() {
    assertThat(shown("da", Map.of("supportHours", HOURS), Map.of()).hours())
        .containsExactly(
            new Row("Man-fre", "08.00-18.00"), new Row("Lør", "09.30-16.00"), new Row("Søn", null));
    assertThat(shown("en", Map.of("supportHours", HOURS), Map.of()).hours())
        .containsExactly(
            new Row("Mon-Fri", "08:00-18:00"), new Row("Sat", "09:30-16:00"), new Row("Sun", null));
    assertThat(shown("da", Map.of("supportHours", "Mo-Su 00:00-24:00"), Map.of()).hours())
        .containsExactly(new Row("Man-søn", "00.00-24.00"));
  }

  @Test
  void what_is_closed_says_when_it_opens() {
    assertThat(shown("da", Map.of("supportHours", HOURS), Map.of()).opens())
        .isEqualTo(new Opening("supportOpensLater", "mandag", "8"));
    assertThat(shown("en", Map.of("supportHours", "Su 10:30-12:00"), Map.of()).opens())
        .isEqualTo(new Opening("supportOpensTomorrow", "Sunday", "10:30"));
    assertThat(shown("da", Map.of("supportHours", "Sa 22:30-23:00"), Map.of()).opens())
        .isEqualTo(new Opening("supportOpensToday", "lørdag", "22.30"));
    var open = shown("da", Map.of("supportHours", "Sa 00:00-24:00"), Map.of());
    assertThat(open.open()).isTrue();
    assertThat(open.opens()).isNull();
  }

  @Test
  void a_broken_message_hides_the_hours_and_is_reported() {
    for (var realm :
        List.of(
            Map.of("supportHours", "8-18"),
            Map.of("supportHours", HOURS, "supportHolidays", "Mars"))) {
      broken.clear();
      var view = shown("da", realm, Map.of());

      assertThat(view.known()).isFalse();
      assertThat(view.hours()).isEmpty();
      assertThat(broken).hasSize(1);
    }
    broken.clear();
    assertThat(shown("da", Map.of("supportChatAddress", "javascript:alert(1)"), Map.of()).chat())
        .isNull();
    assertThat(broken).hasSize(1);
  }

  @Test
  void the_employer_s_own_come_first_where_they_make_sense() {
    var view =
        shown(
            "da",
            Map.of("supportHours", HOURS, "supportChatAddress", "https://chat.example/realm"),
            Map.of(
                SettingNames.SUPPORT_TEXT, List.of("Spørg Ida\nikke her"),
                SettingNames.SUPPORT_PHONE, List.of("+45 12 34 56 78"),
                SettingNames.SUPPORT_HOURS, List.of("Sa-Su 00:00-24:00"),
                SettingNames.SUPPORT_CHAT, List.of("https://chat.example/shop")));

    assertThat(view.text()).hasToString("Spørg Ida ikke her");
    assertThat(view.phone()).isEqualTo("+45 12 34 56 78");
    assertThat(view.open()).isTrue();
    assertThat(view.chat()).isEqualTo("https://chat.example/shop");

    var senseless =
        shown(
            "da",
            Map.of("supportHours", HOURS),
            Map.of(
                SettingNames.SUPPORT_PHONE, List.of("ring til os"),
                SettingNames.SUPPORT_HOURS, List.of("altid"),
                SettingNames.SUPPORT_CHAT, List.of("http://chat.example")));

    assertThat(senseless.phone()).isNull();
    assertThat(senseless.hours()).hasSize(3);
    assertThat(senseless.chat()).isNull();
  }

  @Test
  void a_senseless_value_of_an_employer_is_named() {
    var problems =
        SupportSettings.problems(
            Map.of(
                SettingNames.SUPPORT_PHONE, List.of("ring 70 70"),
                SettingNames.SUPPORT_HOURS, List.of("8-18"),
                SettingNames.SUPPORT_CHAT, List.of("https://me@chat.example")));

    assertThat(problems)
        .extracting("setting")
        .containsExactly(
            SettingNames.SUPPORT_PHONE, SettingNames.SUPPORT_HOURS, SettingNames.SUPPORT_CHAT);
    assertThat(SupportSettings.problems(Map.of(SettingNames.SUPPORT_TEXT, List.of("Ring"))))
        .isEmpty();
  }
}
