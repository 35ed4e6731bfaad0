package dk.adgang.admin.consent;

import dk.adgang.common.PureRule;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The employers to whom the owner of an account has said no. Such an employer mails the owner no
 * question for a while, and is not told why.
 *
 * @param since when that was said, by the id of the organization
 */
@PureRule
record Declined(Map<String, Instant> since) {

  /** How long the employer mails nothing. */
  static final Duration QUIET = Duration.ofDays(30);

  private static final String SEPARATOR = " ";

  Declined {
    since = Map.copyOf(since);
  }

  /** Reads what {@link #texts} has written; a text that cannot be read is left out. */
  static Declined read(List<String> texts) {
    Map<String, Instant> since = new TreeMap<>();
    for (String text : texts) {
      String[] parts = text.split(SEPARATOR, 2);
      if (parts.length == 2) {
        try {
          since.put(parts[0], Instant.parse(parts[1]));
        } catch (DateTimeParseException e) {
          // Whatever it was, it is no answer of the owner.
        }
      }
    }
    return new Declined(since);
  }

  List<String> texts() {
    return new TreeMap<>(since)
        .entrySet().stream().map(each -> each.getKey() + SEPARATOR + each.getValue()).toList();
  }

  /** Whether the employer mails no question now. */
  boolean holds(String employerId, Instant now) {
    return since.containsKey(employerId) && now.isBefore(since.get(employerId).plus(QUIET));
  }

  /** After the owner has said no; answers whose time is over are dropped. */
  Declined with(String employerId, Instant now) {
    Map<String, Instant> all = new TreeMap<>();
    since.forEach(
        (id, moment) -> {
          if (holds(id, now)) {
            all.put(id, moment);
          }
        });
    all.put(employerId, now);
    return new Declined(all);
  }

  /** After the owner has said yes. */
  Declined without(String employerId) {
    Map<String, Instant> all = new TreeMap<>(since);
    all.remove(employerId);
    return new Declined(all);
  }
}
