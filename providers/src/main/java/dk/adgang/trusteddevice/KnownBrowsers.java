package dk.adgang.trusteddevice;

import dk.adgang.common.PureRule;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The marks of the employees who have logged in with a browser, which the browser keeps: one for
 * each of the last ones, newest first. A mark opens nothing; without it a login counts as one from
 * a new device.
 */
@PureRule
record KnownBrowsers(List<String> marks) {

  /** How many employees one browser keeps: those of a shop who share a tablet. */
  static final int MOST = 20;

  /** 128 bits in Base64 for URLs. */
  static final int LENGTH = 22;

  private static final Pattern MARK = Pattern.compile("[A-Za-z0-9_-]{" + LENGTH + "}");

  private static final String BETWEEN = "~";

  /** Reads what a browser sent. All that is no mark is left out. */
  static KnownBrowsers read(String value) {
    if (value == null || value.length() > MOST * (LENGTH + 1)) {
      return new KnownBrowsers(List.of());
    }
    return new KnownBrowsers(
        Stream.of(value.split(BETWEEN)).filter(MARK.asMatchPredicate()).limit(MOST).toList());
  }

  boolean has(String mark) {
    return marks.contains(mark);
  }

  /** These with a mark in front; the oldest one goes where there are too many. */
  KnownBrowsers with(String mark) {
    return new KnownBrowsers(
        Stream.concat(Stream.of(mark), marks.stream().filter(m -> !m.equals(mark)))
            .limit(MOST)
            .toList());
  }

  /** The value of the cookie. */
  String value() {
    return String.join(BETWEEN, marks);
  }
}
