package dk.adgang.admin.imports;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.adgang.admin.imports.ImportProblem.Kind;
import dk.adgang.common.RefusedException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ImportFileTest {

  private static final String PEOPLE =
      """
      Fornavn;Efternavn;E-mail;Titel;Sprog
      Søren;Ærø;soeren@kaffe.example;Souschef;da
      "Anne ""Ann"" Marie";Ågård;anne@kaffe.example;"Barista; aften";
      """;

  private static ImportFile read(String text) throws RefusedException {
    return ImportFile.read(text.getBytes(UTF_8));
  }

  static Stream<byte[]> encodings() {
    return Stream.of(
        PEOPLE.getBytes(UTF_8),
        ("\uFEFF" + PEOPLE).getBytes(UTF_8),
        PEOPLE.getBytes(UTF_16),
        ("\uFEFF" + PEOPLE).getBytes(Charset.forName("UTF-16LE")),
        PEOPLE.getBytes(Charset.forName("windows-1252")),
        PEOPLE.replace("\n", "\r\n").getBytes(UTF_8));
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void a_file_is_read_in_the_encodings_of_spreadsheets(byte[] bytes) throws Exception {
    var rows = ImportFile.read(bytes).rows();

    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).cell(ImportColumn.FIRST_NAME)).isEqualTo("Søren");
    assertThat(rows.get(0).cell(ImportColumn.LAST_NAME)).isEqualTo("Ærø");
    assertThat(rows.get(0).line()).isEqualTo(2);
    assertThat(rows.get(1).cell(ImportColumn.FIRST_NAME)).isEqualTo("Anne \"Ann\" Marie");
    assertThat(rows.get(1).cell(ImportColumn.TITLE)).isEqualTo("Barista; aften");
    assertThat(rows.get(1).cell(ImportColumn.LANGUAGE)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {";", ",", "\t"})
  void cells_stand_between_semicolons_commas_or_tabs(String between) throws Exception {
    var file = read(String.join(between, "Ida", "Holm", "ida@kaffe.example", "Chef") + "\n\n");

    assertThat(file.rows()).hasSize(1);
    assertThat(file.rows().get(0).cell(ImportColumn.TITLE)).isEqualTo("Chef");
  }

  @Test
  void a_heading_says_which_column_is_which() throws Exception {
    var file = read("Nr,MAIL,Job title,First name\n7,a@b.example,Kok,Ida\n");

    assertThat(file.ignored()).containsExactly("Nr");
    assertThat(file.rows().get(0).cell(ImportColumn.TITLE)).isEqualTo("Kok");
    assertThat(file.rows().get(0).cell(ImportColumn.FIRST_NAME)).isEqualTo("Ida");
  }

  @Test
  void more_rows_than_can_be_are_refused() throws Exception {
    var most =
        IntStream.range(0, ImportFile.MOST)
            .mapToObj(i -> "A;B;a" + i + "@b.example")
            .collect(Collectors.joining("\n"));

    assertThat(read(most).rows()).hasSize(ImportFile.MOST);
    assertThatThrownBy(() -> read(most + "\nA;B;z@b.example")).isInstanceOf(RefusedException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "Fornavn;E-mail",
        "Fornavn;Titel\nIda;Kok",
        "PK\u0003\u0004 a sheet",
        "E-mail;E-mail\nida@d.example;ib@d.example",
        "E-mail;Navn\nida@d.example;Ida",
        "\0\0\0"
      })
  void a_file_without_employees_is_refused(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(RefusedException.class);
  }

  @Test
  void a_row_of_endless_cells_is_refused() {
    assertThatThrownBy(() -> read("a;b;c@d.example" + ";".repeat(1_000)))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void each_row_with_a_problem_is_named_by_its_line() throws Exception {
    var checked =
        ImportCheck.of(
            read(
                """
                Fornavn;Efternavn;E-mail;Titel;Sprog
                Ida;Holm;ida@kaffe.example;;
                Bo;Holm;;;
                Bo;Holm;bo at kaffe;;
                Ib;Holm;IDA@kaffe.example;;
                =HYPERLINK("x");Holm;hy@kaffe.example;;
                Bo;Holm;bo@kaffe.example;;fr
                Bo;Holm;bo@kaffe.example;;da;too;many
                <b>;Holm;ib@kaffe.example;;
                """),
            Set.of("da", "en"),
            phone -> true);

    assertThat(checked.right()).hasSize(1);
    assertThat(checked.problems())
        .extracting(each -> each.line() + " " + each.code())
        .containsExactly(
            "3 EMAIL_MISSING",
            "4 EMAIL_WRONG",
            "5 REPEATED",
            "6 FORMULA",
            "7 LANGUAGE_UNKNOWN",
            "8 TOO_MANY_CELLS",
            "9 UNREADABLE");
    assertThat(checked.problems().get(2).about()).isEqualTo("2");
  }

  @Test
  void a_row_with_a_problem_takes_no_address_from_another() throws Exception {
    var checked =
        ImportCheck.of(
            read("=x;Holm;ida@kaffe.example\nIda;Holm;ida@kaffe.example\n"),
            Set.of(),
            phone -> true);

    assertThat(checked.right()).hasSize(1);
    assertThat(checked.problems()).extracting(ImportProblem::code).isEqualTo(List.of(Kind.FORMULA));
  }

  @Test
  void a_number_may_begin_as_a_formula_does() throws Exception {
    var checked =
        ImportCheck.of(
            read(
                """
                E-mail;Mobil
                ida@kaffe.example;+45 20 12 34 56
                bo@kaffe.example;20123456
                ib@kaffe.example;
                eva@kaffe.example;+45+1
                eli@kaffe.example;=1+1
                per@kaffe.example;70 10 20 30
                """),
            Set.of(),
            phone -> !phone.startsWith("70"));

    assertThat(checked.right())
        .extracting(row -> row.cell(ImportColumn.PHONE))
        .containsExactly("+45 20 12 34 56", "20123456", null);
    assertThat(checked.problems())
        .extracting(each -> each.line() + " " + each.code() + " " + each.column())
        .containsExactly("5 FORMULA phone", "6 FORMULA phone", "7 PHONE_WRONG phone");
  }
}
