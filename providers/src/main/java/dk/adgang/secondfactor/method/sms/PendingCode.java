package dk.adgang.secondfactor.method.sms;

import dk.adgang.common.PureRule;
import dk.adgang.secondfactor.method.sms.limits.SendLimits;
import dk.adgang.secondfactor.method.sms.limits.WrongCodeLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The memory of a login about the codes that were sent in it: only the newest one works. It is kept
 * on the server, with the login. The database says how many tries a code has left, and whether it
 * was used; the number here is for the page.
 *
 * @param sent how many codes were sent in this login
 * @param at when the newest one was
 * @param tries how many wrong codes were typed since then
 * @param ticket the id of the newest one in the database; empty when none can be typed
 * @param hash the hash by which it is recognised
 * @param gateway which gateway sent it
 * @param doubtful true when it is not known whether it went out
 */
@PureRule
record PendingCode(
    int sent, Instant at, int tries, String ticket, String hash, String gateway, boolean doubtful) {

  /** How long a code works. */
  static final Duration LIFETIME = Duration.ofMinutes(5);

  /** Nothing was sent in this login so far. */
  static final PendingCode NONE = new PendingCode(0, Instant.EPOCH, 0, "", "", "", false);

  private static final String SEPARATOR = " ";
  private static final int PARTS = 7;

  /** Reads a text of {@link #text}; a text that cannot be read is no code. */
  static PendingCode read(String text) {
    List<String> parts = text == null ? List.of() : List.of(text.split(SEPARATOR, -1));
    if (parts.size() != PARTS) {
      return NONE;
    }
    try {
      return new PendingCode(
          Integer.parseInt(parts.get(0)),
          Instant.ofEpochMilli(Long.parseLong(parts.get(1))),
          Integer.parseInt(parts.get(2)),
          parts.get(3),
          parts.get(4),
          parts.get(5),
          Boolean.parseBoolean(parts.get(6)));
    } catch (NumberFormatException e) {
      return NONE;
    }
  }

  /** The same as a text. */
  String text() {
    return String.join(
        SEPARATOR,
        Integer.toString(sent),
        Long.toString(at.toEpochMilli()),
        Integer.toString(tries),
        ticket,
        hash,
        gateway.replace(SEPARATOR, ""),
        Boolean.toString(doubtful));
  }

  /** After another code was sent. */
  PendingCode next(Instant now, String newTicket, String newHash, String byGateway) {
    return new PendingCode(sent + 1, now, 0, newTicket, newHash, byGateway, false);
  }

  /** After another code may have been sent, or not. */
  PendingCode perhaps(Instant now, String newTicket, String newHash, String byGateway) {
    return new PendingCode(sent + 1, now, 0, newTicket, newHash, byGateway, true);
  }

  /** After another one was tried that surely nobody got: the one before goes on working. */
  PendingCode lost(Instant now) {
    return new PendingCode(sent + 1, now, tries, ticket, hash, gateway, doubtful);
  }

  /** After a wrong code was typed. */
  PendingCode tried() {
    return new PendingCode(sent, at, tries + 1, ticket, hash, gateway, doubtful);
  }

  /** After the code was used. */
  PendingCode used() {
    return new PendingCode(sent, at, tries, "", "", gateway, doubtful);
  }

  /** Whether there is a code that can be typed. */
  boolean open(Instant now) {
    return !ticket.isEmpty()
        && WrongCodeLimit.allowsOneMore(tries)
        && now.isBefore(at.plus(LIFETIME));
  }

  /** How long until another code may be asked for. */
  Duration pause(Instant now) {
    Duration left =
        sent == 0 ? Duration.ZERO : Duration.between(now, at.plus(SendLimits.pauseAfter(sent)));
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Never the hash: it belongs to a code of a million. */
  @Override
  public String toString() {
    return "code " + sent + " of a login";
  }
}
