package dk.adgang.secondfactor.method.sms.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dk.adgang.secondfactor.method.sms.credential.PhoneNumber.Parsed;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws that hold for every text that somebody types in place of a number. */
final class PhoneNumberLawsTest {

  @Provide
  Arbitrary<String> typed() {
    Arbitrary<String> digits = Arbitraries.strings().numeric().ofMinLength(4).ofMaxLength(12);
    Arbitrary<String> likeANumber =
        Combinators.combine(
                Arbitraries.of("", "+", "00", "+45", "0045", "+46", "+49", "+1", "+298", "(", " "),
                Arbitraries.oneOf(
                    digits,
                    Arbitraries.of("20", "31", "42", "51", "70", "80", "90")
                        .flatMap(
                            begin ->
                                Arbitraries.strings().numeric().ofLength(6).map(begin::concat))),
                Arbitraries.of("", " ", "x1", ";ext=1", "\u202e", "\u0000", "\r\n"))
            .as((before, number, after) -> before + number + after);
    return Arbitraries.oneOf(
        likeANumber,
        Arbitraries.strings().withChars("+0123456789 ().-/\u00a0").ofMaxLength(45),
        Arbitraries.strings().ofMaxLength(45));
  }

  @Provide
  Arbitrary<Set<String>> regions() {
    return Arbitraries.of("DK", "SE", "NO", "DE", "FO", "GL", "US")
        .list()
        .uniqueElements()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map((List<String> list) -> (Set<String>) new LinkedHashSet<>(list));
  }

  @Property
  void it_is_a_number_of_an_allowed_country_or_refused(
      @ForAll("typed") String typed, @ForAll("regions") Set<String> regions) throws Exception {
    Parsed parsed = PhoneNumber.parse(typed, regions);
    assertThat(parsed.number() == null).isNotEqualTo(parsed.refusal() == null);
    if (parsed.number() != null) {
      String e164 = parsed.number().e164();
      assertThat(e164).matches("\\+[1-9][0-9]{6,14}");
      PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
      assertThat(regions).contains(plans.getRegionCodeForNumber(plans.parse(e164, null)));
      assertThat(e164).doesNotStartWith("+4570");
    }
  }

  @Property
  void a_number_that_is_read_again_is_the_same(
      @ForAll("typed") String typed, @ForAll("regions") Set<String> regions) {
    Parsed parsed = PhoneNumber.parse(typed, regions);
    if (parsed.number() != null) {
      assertThat(PhoneNumber.parse(parsed.number().e164(), regions)).isEqualTo(parsed);
    }
  }

  @Property
  void spaces_between_digits_do_not_matter(@ForAll("typed") String typed) {
    Set<String> denmark = Set.of("DK");
    Parsed parsed = PhoneNumber.parse(typed, denmark);
    if (parsed.number() != null) {
      String e164 = parsed.number().e164();
      assertThat(PhoneNumber.parse(e164.replaceAll("(?<=[0-9])", " "), denmark)).isEqualTo(parsed);
      assertThat(PhoneNumber.parse(e164.substring(3), denmark)).isEqualTo(parsed);
    }
  }

  @Property
  void a_number_shows_its_last_two_digits_alone(@ForAll("typed") String typed) {
    Parsed parsed = PhoneNumber.parse(typed, Set.of("DK"));
    if (parsed.number() != null) {
      String e164 = parsed.number().e164();
      assertThat(parsed.toString()).doesNotContain(e164.substring(3, 6));
      assertThat(parsed.number().masked().replaceAll("[^0-9]", ""))
          .isEqualTo(e164.substring(e164.length() - 2));
    }
  }
}
