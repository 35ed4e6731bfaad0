package dk.adgang.secondfactor.method.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SmsTextTest {

  private static final OneTimeCode CODE = OneTimeCode.typed("123456");

  @Test
  void the_last_line_is_what_phones_read() {
    assertThat(SmsText.of("123456 er din kode til Adgang.", "Login.Adgang.example", CODE))
        .isEqualTo("123456 er din kode til Adgang.\n\n@login.adgang.example #123456");
  }

  @Test
  void danish_letters_stay_and_others_do_not_break_the_alphabet() {
    assertThat(SmsText.of("Æblegrød på Café ”Kølig” 😀\r\nBcc: x", "a.dk", CODE))
        .isEqualTo("Æblegrød på Café ?Kølig? ???Bcc: x\n\n@a.dk #123456");
  }

  @Test
  void a_long_name_never_pushes_the_code_out() {
    String text = SmsText.of("123456 er din kode til " + "Kaffehuset ".repeat(40), "a.dk", CODE);
    assertThat(text).hasSize(160).endsWith("\n\n@a.dk #123456").startsWith("123456 er din kode");
  }
}
