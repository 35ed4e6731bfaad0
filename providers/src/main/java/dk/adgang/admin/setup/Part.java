package dk.adgang.admin.setup;

import dk.adgang.common.PureRule;

/**
 * A part of a whole realm, in the words of the admin console.
 *
 * @param id the same in every version
 * @param need whether a realm is whole without it
 * @param where the way to it in the admin console
 * @param name what it is called there
 * @param why what is wrong while it is missing, or what it is for
 */
@PureRule
public record Part(String id, Need need, String where, String name, String why) {

  /** Whether a realm is whole without a part. */
  @PureRule
  public enum Need {
    /** Without it something does not work, or is not safe. */
    NEEDED,
    /** It works, and is probably not what is meant. */
    WARNED,
    /** Set where the realm still has what Keycloak gives to every new one. */
    ADVISED,
    /** The same, as long as the realm has no people, who are used to what they have. */
    NEW
  }

  /** The placeholder for the client, identity provider or attribute that the part belongs to. */
  private static final String SUBJECT = "{}";

  /** The part of one client, identity provider or attribute. */
  public Part of(String subject) {
    return new Part(
        id,
        need,
        where.replace(SUBJECT, subject),
        name.replace(SUBJECT, subject),
        why.replace(SUBJECT, subject));
  }
}
