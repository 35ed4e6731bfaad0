package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.PlainBrowser.Page;

/** What a person does with a page, for a browser without a screen. */
final class Pages {

  private Pages() {}

  /** Follows the link with this id. */
  static Page follow(PlainBrowser browser, Page page, String id) {
    var link = page.document().selectFirst("a#" + id + "[href]");
    assertThat(link).as("link %s on%n%s", id, page.body()).isNotNull();
    return browser.open(page.at().resolve(link.attr("href")));
  }

  /** The language that a page says it is in. */
  static String language(Page page) {
    var language = page.document().select("html").attr("lang");
    assertThat(language).as(page.body()).isNotEmpty();
    return language;
  }
}
