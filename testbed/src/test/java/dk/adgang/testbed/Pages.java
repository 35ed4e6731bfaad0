package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.PlainBrowser.Page;
import java.util.regex.Pattern;

/** What a person does with a page, for a browser without a screen. */
final class Pages {

  private Pages() {}

  /** Follows the link with this id. */
  static Page follow(PlainBrowser browser, Page page, String id) {
    var link = Pattern.compile("<a [^>]*id=\"" + id + "\"[^>]*href=\"([^\"]+)\"");
    var found = link.matcher(page.body());
    assertThat(found.find()).as("link %s on%n%s", id, page.body()).isTrue();
    return browser.open(page.at().resolve(found.group(1).replace("&amp;", "&")));
  }

  /** The language that a page says it is in. */
  static String language(Page page) {
    var found = Pattern.compile("<html[^>]*\\slang=\"([^\"]+)\"").matcher(page.body());
    assertThat(found.find()).as(page.body()).isTrue();
    return found.group(1);
  }
}
