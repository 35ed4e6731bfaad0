package dk.adgang.mail;

import dk.adgang.common.PureRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The mails that wait to be sent by this node, one line for each realm, and those that it is
 * sending. A realm gets at most half of the room, and the realm with the fewest mails under way is
 * next, so that neither a mail server that hangs nor ten thousand welcomes keep other realms
 * waiting. It is used by one thread.
 */
@PureRule
final class SendQueue {

  /** How many mails are sent at the same moment. Most of a mail's time is waiting for a server. */
  static final int AT_ONCE = 2 * MailServerHealth.AT_ONCE;

  /** A mail of a realm, by their ids. */
  record Mail(String realm, String id) {}

  private final Map<String, Deque<String>> waiting = new LinkedHashMap<>();
  private final Map<String, Set<String>> underWay = new HashMap<>();
  private final Map<String, MailServerHealth> ailing = new HashMap<>();
  private final Map<String, Integer> settings = new HashMap<>();

  /** Empties the lines, to form them anew. */
  void clear() {
    waiting.clear();
  }

  /**
   * Forms the line of a realm. Mails that are under way are left out.
   *
   * @param mails ids, in the order in which they are to be sent
   */
  void form(String realm, List<String> mails) {
    Deque<String> line = new ArrayDeque<>(mails);
    line.removeAll(underWay.getOrDefault(realm, Set.of()));
    if (!line.isEmpty()) {
      waiting.put(realm, line);
    }
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Takes the mail that is to be begun next; empty when none can be begun now. */
  Optional<Mail> next(Instant now) {
    if (underWay.values().stream().mapToInt(Set::size).sum() >= AT_ONCE) {
      return Optional.empty();
    }
    String next = null;
    for (String realm : waiting.keySet()) {
      int busy = busy(realm);
      if (server(realm).hasRoomAt(now, busy) && (next == null || busy < busy(next))) {
        next = realm;
      }
    }
    if (next == null) {
      return Optional.empty();
    }
    Deque<String> line = waiting.get(next);
    Mail mail = new Mail(next, line.remove());
    if (line.isEmpty()) {
      waiting.remove(next);
    }
    underWay.computeIfAbsent(next, realm -> new HashSet<>()).add(mail.id);
    return Optional.of(mail);
  }

  /** A mail that was begun is done with, sent or not. */
  void ended(Mail mail) {
    Set<String> begun = underWay.getOrDefault(mail.realm, new HashSet<>());
    begun.remove(mail.id);
    if (begun.isEmpty()) {
      underWay.remove(mail.realm);
    }
  }

  /**
   * The mail server answered as it should.
   *
   * @return whether it had failed before
   */
  boolean worked(String realm) {
    return ailing.remove(realm) != null;
  }

  /**
   * The mail server failed: it rests.
   *
   * @param spread a number from 0 to below 1
   * @return for how long; empty when it rested already
   */
  Optional<Duration> failed(String realm, Instant now, double spread) {
    MailServerHealth before = server(realm);
    MailServerHealth after = before.failedAt(now, spread);
    ailing.put(realm, after);
    return after.equals(before)
        ? Optional.empty()
        : Optional.of(Duration.between(now, after.restsUntil()));
  }

  boolean rests(String realm, Instant now) {
    return server(realm).restsAt(now);
  }

  /**
   * Notes which settings a realm has for its mail server. When they have changed, somebody has
   * corrected them, so the server is tried at once.
   *
   * @param fingerprint the same for the same settings
   */
  void uses(String realm, int fingerprint) {
    Integer before = settings.put(realm, fingerprint);
    if (before != null && before != fingerprint) {
      ailing.remove(realm);
    }
  }

  private MailServerHealth server(String realm) {
    return ailing.getOrDefault(realm, MailServerHealth.WELL);
  }

  private int busy(String realm) {
    return underWay.getOrDefault(realm, Set.of()).size();
  }
}
