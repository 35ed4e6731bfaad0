package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.inbox.Message;
import java.net.URI;
import java.util.regex.Pattern;

/** The «Velkomst e-mail», as the employee has it before them. */
record WelcomeMail(Message message) {

  static final String BUTTON = "Tilslut dig dine kollegaer nu";

  private static final Pattern LINK =
      Pattern.compile("<a\\s[^>]*href=\"([^\"]*)\"[^>]*>\\s*([^<]*?)\\s*</a>");

  /** Where the mail's button leads. */
  URI link() {
    var links = LINK.matcher(message.html());
    while (links.find()) {
      if (links.group(2).equals(BUTTON)) {
        return URI.create(links.group(1).replace("&amp;", "&"));
      }
    }
    throw new AssertionError("No button «" + BUTTON + "» in:\n" + message.html());
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
