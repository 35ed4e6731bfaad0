package dk.adgang.testbed.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpBrowser.Page;

/** A person's clicks on a page, for a browser without a screen. */
public final class Pages {

  private Pages() {}

  /** Follows the link with this id. */
  public static Page follow(HttpBrowser browser, Page page, String id) {
    var link = page.document().selectFirst("a#" + id + "[href]");
    assertThat(link).as("link %s on%n%s", id, page.body()).isNotNull();
    return browser.open(page.at().resolve(link.attr("href")));
  }

  /** The language that a page says it is in. */
  public static String language(Page page) {
    var language = page.document().select("html").attr("lang");
    assertThat(language).as(page.body()).isNotEmpty();
    return language;
  }
}
