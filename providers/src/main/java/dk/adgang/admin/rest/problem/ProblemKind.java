package dk.adgang.admin.rest.problem;

import dk.adgang.common.PureRule;
import java.util.Locale;

/**
 * The kinds of refusals. A program tells them apart by their type, which is made of the name: a
 * constant is never renamed.
 */
@PureRule
public enum ProblemKind {
  /** The body as a whole cannot be read. */
  INVALID_BODY(400, "The body cannot be read"),
  /** A parameter in the address is wrong. */
  INVALID_PARAMETER(400, "A parameter is wrong"),
  /** A field of the body is wrong, or a part of the employee or the realm stands in the way. */
  INVALID_FIELD(400, "The request cannot be met"),
  /** The header {@code Idempotency-Key} is no key, or was used for another request. */
  INVALID_KEY(400, "The Idempotency-Key cannot be used"),
  /** A manager has caused too many mails. */
  TOO_MANY_MAILS(400, "There were too many mails"),
  /** Another request has not ended. */
  BUSY(409, "Another request has not ended"),
  /** The thing to be changed has changed since it was read. */
  STALE(412, "It has changed since it was read"),
  /** The body is too long. */
  TOO_LARGE(413, "The body is too long"),
  /** The header {@code If-Match} is missing. */
  TAG_MISSING(428, "The header If-Match is missing");

  private static final String TYPE = "urn:adgang:problem:";

  private final int status;
  private final String title;

  ProblemKind(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The status of the answer. */
  public int status() {
    return status;
  }

  /** The kind in words, the same for all refusals of the kind. */
  public String title() {
    return title;
  }

  /** The URI that names the kind, and leads nowhere. */
  public String type() {
    return TYPE + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind of a refusal with 400 that is known by its field alone. */
  public static ProblemKind ofField(String field) {
    return switch (field) {
      case "body", "file" -> INVALID_BODY;
      case "Idempotency-Key" -> INVALID_KEY;
      case "mails" -> TOO_MANY_MAILS;
      default -> INVALID_FIELD;
    };
  }
}
