package dk.adgang.testbed;

import dk.adgang.testbed.PlainBrowser.Page;
import java.net.URI;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A way to a token that leads over pages. */
interface PlainVisit {

  /** Goes to its beginning, in the browser that was used before. */
  void open();

  Page page();

  /** Submits the form of the page; names and values in turn. */
  void submit(String... fields);

  /** Types an address into the browser's line. */
  void go(URI address);

  /** Whether no page is left. */
  boolean isOver();

  /** Whether there is a token at its end. */
  boolean hasToken();

  /** Presses «begin again», which each page of a login can do. */
  default void restart() {
    var action = page().action();
    var login =
        Arrays.stream(action.getRawQuery().split("&", -1))
            .filter(part -> part.matches("(client_id|tab_id|client_data)=.*"))
            .collect(Collectors.joining("&"));
    go(action.resolve("restart?" + login));
  }

  /** Whether the page has a form to send. */
  default boolean hasForm() {
    return page().body().contains("<form");
  }

  /** A visit by authorization code. */
  static PlainVisit of(CodeFlow flow, String... question) {
    return new PlainVisit() {
      @Override
      public void open() {
        flow.open(question);
      }

      @Override
      public Page page() {
        return flow.page();
      }

      @Override
      public void submit(String... fields) {
        flow.submit(fields);
      }

      @Override
      public void go(URI address) {
        flow.go(address);
      }

      @Override
      public boolean isOver() {
        return flow.isDone();
      }

      @Override
      public boolean hasToken() {
        return flow.isDone() && flow.tokens().hasNonNull("access_token");
      }
    };
  }

  /** A visit to a mailed link, whose end is a new password and no token. */
  static PlainVisit of(PlainLink link) {
    var browser = new PlainBrowser();
    return new PlainVisit() {
      private Page page;

      @Override
      public void open() {
        page = link.goOn(browser);
      }

      @Override
      public Page page() {
        return page;
      }

      @Override
      public void submit(String... fields) {
        page = browser.submit(page, fields);
      }

      @Override
      public void go(URI address) {
        page = browser.open(address);
      }

      @Override
      public boolean isOver() {
        return PlainLink.succeeded(page);
      }

      @Override
      public boolean hasToken() {
        return false;
      }
    };
  }
}
