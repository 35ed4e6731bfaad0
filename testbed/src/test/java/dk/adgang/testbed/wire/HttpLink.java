package dk.adgang.testbed.wire;

import dk.adgang.testbed.wire.HttpBrowser.Page;
import java.net.URI;
import java.util.Optional;

/** A mailed link in the hands of somebody who needs no screen. */
public record HttpLink(URI address) {

  /** Goes on to the page after the button, normally the password page. */
  public Page goOn(HttpBrowser browser) {
    var opened = browser.open(address);
    return opened.has("adgang-continue") ? browser.submit(opened) : opened;
  }

  /** Goes all the way. */
  public Page create(HttpBrowser browser, String password) {
    var page = goOn(browser);
    return page.has("password-new") ? browser.submit(page, "password-new", password) : page;
  }

  /** Asks Keycloak itself, past the page of the link. */
  public Page straight(HttpBrowser browser, String realm) {
    return browser.open(
        address.resolve("/realms/" + realm + "/login-actions/action-token?key=" + token()));
  }

  public String token() {
    return address.getRawQuery().replaceFirst("^token=", "").replaceFirst("&.*", "");
  }

  /** The reason of a page why a link does not work; empty when it gives none. */
  public static Optional<String> problem(Page page) {
    return page.document().select("#adgang-problem").eachAttr("data-reason").stream().findFirst();
  }

  /** Whether a page says that a password was created. */
  public static boolean succeeded(Page page) {
    return page.status() == 200 && page.at().getPath().endsWith("/adgang/done");
  }
}
