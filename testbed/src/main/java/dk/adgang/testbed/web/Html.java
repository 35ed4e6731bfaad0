package dk.adgang.testbed.web;

/** Text that is known to be HTML; everything else that goes into it is escaped. */
public final class Html {

  private final String markup;

  private Html(String markup) {
    this.markup = markup;
  }

  /**
   * Fills a template.
   *
   * @param template markup written by us, with a {@code {}} for each part
   * @param parts {@link Html} goes in as it is, all else as escaped text
   */
  public static Html of(String template, Object... parts) {
    var filled = new StringBuilder();
    var from = 0;
    for (var part : parts) {
      var at = template.indexOf("{}", from);
      filled.append(template, from, at);
      filled.append(part instanceof Html html ? html.markup : escape(String.valueOf(part)));
      from = at + 2;
    }
    return new Html(filled.append(template, from, template.length()).toString());
  }

  public static Html join(Iterable<Html> parts) {
    var all = new StringBuilder();
    parts.forEach(part -> all.append(part.markup));
    return new Html(all.toString());
  }

  public static Html none() {
    return new Html("");
  }

  private static String escape(String text) {
    var escaped = new StringBuilder(text.length() + 16);
    text.chars()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append((char) c);
              }
            });
    return escaped.toString();
  }

  @Override
  public String toString() {
    return markup;
  }
}
