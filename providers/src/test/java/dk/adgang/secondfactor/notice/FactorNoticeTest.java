package dk.adgang.secondfactor.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.secondfactor.notice.FactorNotice.Change;
import dk.adgang.secondfactor.notice.FactorNotice.Happened;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FactorNoticeTest {

  @ParameterizedTest
  @CsvSource({
    // change, backup, took the place of an older one, replacing, told already, the mail
    "ENROLLED, false, false, false, false, ADDED",
    "ENROLLED, false, false, false, true, ADDED",
    "ENROLLED, false, true, false, false, REPLACED",
    // A new number in place of the old one, asked for by «replace»: nothing is removed after it.
    "ENROLLED, false, true, true, false, REPLACED",
    // A new app in place of a passkey: the passkey is removed next.
    "ENROLLED, false, false, true, false, ",
    "REMOVED, false, false, true, false, REPLACED",
    "REMOVED, false, false, true, true, ",
    "REMOVED, false, false, false, false, REMOVED",
    "REMOVED, false, false, false, true, REMOVED",
    // Recovery codes are made right after the first factor.
    "ENROLLED, true, false, false, true, ",
    "ENROLLED, true, false, false, false, ADDED",
    // New codes end the old ones.
    "ENROLLED, true, true, false, false, REPLACED",
    "ENROLLED, true, true, false, true, REPLACED",
    "REMOVED, true, false, false, false, REMOVED",
    "REMOVED, true, false, true, true, REMOVED",
  })
  void each_change_brings_one_mail(
      Change change,
      boolean backup,
      boolean tookPlace,
      boolean replacing,
      boolean told,
      FactorNotice news) {
    Happened happened = new Happened(change, backup, tookPlace, replacing, told);

    assertThat(FactorNotice.of(happened).orElse(null)).isEqualTo(news);
  }
}
