package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.inbox.Message;
import java.net.URI;
import org.jsoup.Jsoup;

/** The «Velkomst e-mail», as the employee has it before them. */
record WelcomeMail(Message message) {

  static final String BUTTON = "Tilslut dig dine kollegaer nu";

  /** Where the mail's button leads. */
  URI link() {
    return Jsoup.parse(message.html()).select("a[href]").stream()
        .filter(link -> link.text().equals(BUTTON))
        .findFirst()
        .map(link -> URI.create(link.attr("href")))
        .orElseThrow(() -> new AssertionError("No button «" + BUTTON + "» in:\n" + message.html()));
  }

  LinkPage pressButton(Window window) {
    window.open(link());
    return new LinkPage(window);
  }

  /** Opens a link that does not lead on. */
  LinkProblemPage pressProblem(Window window) {
    window.open(link());
    return new LinkProblemPage(window);
  }

  void showsInText(String words) {
    assertThat(message.text()).contains(words);
  }
}
