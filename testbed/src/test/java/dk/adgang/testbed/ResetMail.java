package dk.adgang.testbed;

import dk.adgang.testbed.inbox.Message;
import java.net.URI;
import java.util.regex.Pattern;

/** «Nulstil din adgangskode», as the employee has it before them. */
record ResetMail(Message message) {

  static final String SUBJECT = "Nulstil din adgangskode";

  private static final Pattern LINK =
      Pattern.compile("(http\\S+/adgang/link\\?token=[A-Za-z0-9_.-]+)");

  URI link() {
    var link = LINK.matcher(message.text());
    if (!link.find()) {
      throw new AssertionError("No link in:\n" + message.text());
    }
    return URI.create(link.group(1));
  }

  LinkPage open(Window window) {
    window.open(link());
    return new LinkPage(window);
  }
}
