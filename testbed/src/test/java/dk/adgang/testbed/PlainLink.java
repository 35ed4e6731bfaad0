package dk.adgang.testbed;

import dk.adgang.testbed.PlainBrowser.Page;
import java.net.URI;
import java.util.Optional;

/** A mailed link in the hands of somebody who needs no screen. */
record PlainLink(URI address) {

  /** Goes on to what should be the password page. */
  Page goOn(PlainBrowser browser) {
    var opened = browser.open(address);
    return opened.has("adgang-continue") ? browser.submit(opened) : opened;
  }

  /** Goes all the way. */
  Page create(PlainBrowser browser, String password) {
    var page = goOn(browser);
    return page.has("password-new") ? browser.submit(page, "password-new", password) : page;
  }

  /** Asks Keycloak itself, past the page of the link. */
  Page straight(PlainBrowser browser, String realm) {
    return browser.open(
        address.resolve("/realms/" + realm + "/login-actions/action-token?key=" + token()));
  }

  String token() {
    return address.getRawQuery().replaceFirst("^token=", "").replaceFirst("&.*", "");
  }

  /** Why a page says that a link does not work; empty when it does not say so. */
  static Optional<String> problem(Page page) {
    return page.document().select("#adgang-problem").eachAttr("data-reason").stream().findFirst();
  }

  /** Whether a page says that a password was created. */
  static boolean succeeded(Page page) {
    return page.status() == 200 && page.at().getPath().endsWith("/adgang/done");
  }
}
