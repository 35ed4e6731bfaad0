package dk.adgang.brand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The name of an employer as it is shown, and the size of its logo. */
final class BrandNameTest {

  private static final String NAME = "adgang.brand.name";

  private static String shown(String organization, String... own) {
    Map<String, List<String>> attributes = own.length == 0 ? Map.of() : Map.of(NAME, List.of(own));
    return BrandName.of(organization, attributes).map(Object::toString).orElse("");
  }

  private static int problems(String... own) {
    return BrandName.problems(Map.of(NAME, List.of(own))).size();
  }

  @Test
  void an_own_name_goes_before_that_of_the_organization() {
    assertThat(shown("Torvet ApS")).isEqualTo("Torvet ApS");
    assertThat(shown("Torvet ApS", "Kaffehuset")).isEqualTo("Kaffehuset");
    assertThat(shown("Torvet ApS", " Kaffe\nhuset\u202E ")).isEqualTo("Kaffe huset");
    assertThat(shown("Torvet ApS", "<b>")).as("it is text").isEqualTo("<b>");
    assertThat(shown(null)).isEmpty();
  }

  @Test
  void one_that_an_import_brought_and_that_cannot_be_shown_does_not_count() {
    assertThat(shown("Torvet ApS", " \u202E ")).isEqualTo("Torvet ApS");
    assertThat(shown("Torvet ApS", "a".repeat(61))).isEqualTo("Torvet ApS");
  }

  @Test
  void a_name_has_60_characters_at_most_and_one_at_least() {
    assertThat(problems("a".repeat(60))).isZero();
    assertThat(problems("\uD83C\uDF70".repeat(60))).as("an emoji is one").isZero();
    assertThat(problems("a".repeat(61))).isEqualTo(1);
    assertThat(problems(" \t")).isEqualTo(1);
    assertThat(problems("\u200B")).as("nobody would see it").isEqualTo(1);
    assertThat(BrandName.problems(Map.of())).isEmpty();
  }

  @Test
  void a_logo_is_shown_within_its_box_and_never_larger_than_it_is() {
    assertThat(ShownSize.of(320, 96)).isEqualTo(new ShownSize(160, 48));
    assertThat(ShownSize.of(320, 20)).isEqualTo(new ShownSize(160, 10));
    assertThat(ShownSize.of(96, 96)).isEqualTo(new ShownSize(48, 48));
    assertThat(ShownSize.of(40, 20)).isEqualTo(new ShownSize(40, 20));
    assertThat(ShownSize.of(320, 1)).isEqualTo(new ShownSize(160, 1));
  }
}
