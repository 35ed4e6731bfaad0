package dk.adgang.testbed.attack.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.testbed.realm.MatrixRealm;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpVisit;
import java.net.URI;

/** A television that shows a code, and a browser in which it is confirmed. */
final class DeviceVisit implements HttpVisit {

  private final MatrixRealm realm;
  private final HttpBrowser browser = new HttpBrowser();
  private final JsonNode begun;
  private HttpBrowser.Page page;

  DeviceVisit(MatrixRealm realm) {
    this.realm = realm;
    this.begun =
        realm.ask(
            "protocol/openid-connect/auth/device",
            "client_id",
            MatrixRealm.DEVICE,
            "scope",
            "openid");
  }

  @Override
  public void open() {
    show(browser.open(URI.create(begun.path("verification_uri_complete").asText())));
  }

  /** Consents, where the page asks whether the device may log in. */
  private void show(HttpBrowser.Page shown) {
    page = shown.body().contains("name=\"accept\"") ? browser.submit(shown, "accept", "Ja") : shown;
  }

  @Override
  public HttpBrowser.Page page() {
    return page;
  }

  @Override
  public void submit(String... fields) {
    show(browser.submit(page, fields));
  }

  @Override
  public HttpBrowser.Page submitEncoded(String form) {
    show(browser.postEncoded(page.action(), form));
    return page;
  }

  @Override
  public void go(URI address) {
    show(browser.open(address));
  }

  @Override
  public boolean isOver() {
    return page.at().getPath().endsWith("/device/status");
  }

  @Override
  public boolean hasToken() {
    return realm
        .token(
            "grant_type",
            "urn:ietf:params:oauth:grant-type:device_code",
            "client_id",
            MatrixRealm.DEVICE,
            "device_code",
            begun.path("device_code").asText())
        .hasNonNull("access_token");
  }
}
