package dk.adgang.testbed.wire;

import dk.adgang.testbed.wire.HttpBrowser.Page;
import java.net.URI;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A way to a token that leads over pages. */
public interface HttpVisit {

  /** By RFC 9110, 15.5.14. */
  int TOO_LONG = 413;

  /** Goes to its beginning, in the browser that was used before. */
  void open();

  Page page();

  /** Submits the form of the page; names and values in turn. */
  void submit(String... fields);

  /**
   * Submits the form of the page as somebody has encoded it, rightly or not. A form that is too
   * long for the server does not reach the page; then the visit stays where it is.
   */
  Page submitEncoded(String form);

  /** Types an address into the browser's line. */
  void go(URI address);

  /** Whether the visit has come to its end. */
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
  static HttpVisit of(CodeFlow flow, String... question) {
    return new HttpVisit() {
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
      public Page submitEncoded(String form) {
        var answer = flow.browser().postEncoded(flow.page().action(), form);
        if (answer.status() != TOO_LONG) {
          flow.at(answer);
        }
        return answer;
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
  static HttpVisit of(HttpLink link) {
    var browser = new HttpBrowser();
    return new HttpVisit() {
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
      public Page submitEncoded(String form) {
        var answer = browser.postEncoded(page.action(), form);
        page = answer.status() == TOO_LONG ? page : answer;
        return answer;
      }

      @Override
      public void go(URI address) {
        page = browser.open(address);
      }

      @Override
      public boolean isOver() {
        return HttpLink.succeeded(page);
      }

      @Override
      public boolean hasToken() {
        return false;
      }
    };
  }
}
