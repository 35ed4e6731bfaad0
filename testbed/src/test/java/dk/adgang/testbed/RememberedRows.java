package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.clock.TestingRowsFactory;
import java.net.URI;

/** What is remembered of an employee, as if it had happened on another day. */
final class RememberedRows {

  /** Since when a second factor is required. */
  static final String SINCE = "REQUIRED_SINCE";

  private RememberedRows() {}

  /**
   * Writes it in place of what is remembered.
   *
   * @param realm the realm's address
   */
  static void write(URI realm, String employee, String fact, String text) {
    var address =
        "%s/%s/memory".formatted(realm.toString().replaceAll("/$", ""), TestingRowsFactory.ID);
    var page =
        new PlainBrowser().post(URI.create(address), "user", employee, "fact", fact, "text", text);
    assertThat(page.status()).as(page.body()).isEqualTo(204);
  }
}
