package dk.adgang.secondfactor.method.sms.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.secondfactor.method.sms.credential.PhoneNumber.Refusal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

final class PhoneNumberTest {

  private static final Set<String> DENMARK = Set.of("DK");

  @ParameterizedTest
  @CsvSource({
    "20123456, +4520123456",
    "20 12 34 56, +4520123456",
    "' 20123456 ', +4520123456",
    "+4520123456, +4520123456",
    "+45 20 12 34 56, +4520123456",
    "004520123456, +4520123456",
    "(20) 12-34.56, +4520123456",
    "4520123456, +4520123456",
    "20\u00a012\u00a034\u00a056, +4520123456",
    "+4531234567, +4531234567",
    "+4551234567, +4551234567",
  })
  void mobile_numbers_are_accepted(String typed, String e164) {
    assertThat(PhoneNumber.parse(typed, DENMARK).number()).isEqualTo(new PhoneNumber(e164));
  }

  @ParameterizedTest
  @CsvSource({
    "2012345, INVALID",
    "201234567, INVALID",
    "12345678, INVALID",
    "hej, INVALID",
    "20123456x, INVALID",
    "20123456;ext=1, INVALID",
    "'20123456, 20123457', INVALID",
    "+, INVALID",
    "112, INVALID",
    "+46701234567, COUNTRY",
    "+491701234567, COUNTRY",
    "+12025550123, COUNTRY",
    "+298211234, COUNTRY",
    "+4570123456, NOT_MOBILE",
    "70 10 20 30, NOT_MOBILE",
    "+4580123456, NOT_MOBILE",
    "+4590123456, NOT_MOBILE",
  })
  void others_are_refused_with_the_reason(String typed, Refusal refusal) {
    assertThat(PhoneNumber.parse(typed, DENMARK).refusal()).isEqualTo(refusal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "２０１２３４５６",
        "٢٠١٢٣٤٥٦",
        "\u202e20123456",
        "20123456\u200f",
        "2012\u00003456",
        "20123456\r\n20123457",
        "2012\u200b3456",
        "00000000000000000000000000000000000000000000000000",
      })
  void digits_of_other_scripts_and_hidden_characters_are_refused(String typed) {
    assertThat(PhoneNumber.parse(typed, DENMARK).refusal()).isEqualTo(Refusal.INVALID);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {" ", "\t"})
  void nothing_is_missing(String typed) {
    assertThat(PhoneNumber.parse(typed, DENMARK).refusal()).isEqualTo(Refusal.MISSING);
  }

  @Test
  void another_country_can_be_allowed() {
    Set<String> both = new LinkedHashSet<>(List.of("DK", "SE"));
    assertThat(PhoneNumber.parse("+46701234567", both).number().e164()).isEqualTo("+46701234567");
    assertThat(PhoneNumber.parse("20123456", both).number().e164()).isEqualTo("+4520123456");
  }

  @Test
  void a_number_is_never_written_out() {
    PhoneNumber number = new PhoneNumber("+4520123456");
    assertThat(number.toString()).doesNotContain("2012").endsWith("56");
    assertThat(number.masked()).isEqualTo("•• •• •• 56");
  }
}
