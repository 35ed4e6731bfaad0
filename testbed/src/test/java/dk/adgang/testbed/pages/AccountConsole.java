package dk.adgang.testbed.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;

/** Keycloak's account console, at «Log ind». */
public final class AccountConsole {

  private final Window window;

  public AccountConsole(Window window) {
    window.await("[data-testid='password/title']", "the account console");
    this.window = window;
  }

  /** Opens it in a window in which the employee is logged in. */
  public static AccountConsole in(Window window) {
    window.open(
        URI.create(window.adgang().server().issuer() + "/account/account-security/signing-in"));
    return new AccountConsole(window);
  }

  public AccountConsole says(String words) {
    assertThat(window.text("main")).contains(words);
    return this;
  }

  /** Which types of credentials have a list. */
  public AccountConsole has(String type) {
    window.await(removal(type), "a second factor to remove, of type " + type);
    return this;
  }

  public AccountConsole hasNo(String type) {
    window.await("[data-testid='" + type + "/not-set-up']", "no second factor of type " + type);
    return this;
  }

  /** Presses «Tilføj …». */
  public Window add(String type) {
    return press("[data-testid='" + type + "/create'] >> visible=true");
  }

  /** Presses «Fjern». */
  public Window remove(String type) {
    return press(removal(type));
  }

  public AccountConsole picture(String name) {
    window.picture(name);
    return this;
  }

  /** The token that the page itself uses. */
  public String token() {
    Page page = window.page();
    return page.waitForRequest(
            request -> request.url().contains("/account/credentials"), page::reload)
        .headerValue("authorization");
  }

  private Window press(String selector) {
    window.find(selector).first().click();
    window.page().waitForURL(url -> !url.contains("/account/account-security"));
    return window;
  }

  private static String removal(String type) {
    return "[data-testid='" + type + "/credential-list'] [data-testrole=remove]";
  }
}
