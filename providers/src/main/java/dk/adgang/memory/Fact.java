package dk.adgang.memory;

import java.util.Arrays;
import java.util.Optional;

/** A fact that can be remembered about an employee. */
public enum Fact {
  /** The moment, in ISO 8601, at which the employee skipped the second factor. */
  SKIPPED("adgang.secondFactor.skipped"),

  /** The day since which a second factor is required: a text for each rule that requires it. */
  REQUIRED_SINCE("adgang.secondFactor.requiredSince"),

  /**
   * The moment, in milliseconds since 1970, at which this server last set a password that a
   * directory keeps: there is no row of it here.
   */
  DIRECTORY_PASSWORD("adgang.password.set"),

  /**
   * The moment, in ISO 8601, at which a manager last took the password away. A link that was mailed
   * before creates no new password.
   */
  PASSWORD_TAKEN("adgang.password.taken"),

  /**
   * The moment, in ISO 8601, at which the employment was ended here. Only such an account may be
   * used again by a manager: an administrator may have disabled another one for a reason.
   */
  ENDED("adgang.employment.ended"),

  /** The moment, in ISO 8601, at which the employee was last reminded to add a second factor. */
  REMINDED("adgang.secondFactor.reminded"),

  /**
   * The mobile number, in E.164, that somebody has proposed for SMS. It is proven by nothing, and
   * goes when a number is.
   */
  PROPOSED_NUMBER("adgang.sms.proposedNumber"),

  /**
   * The employers that the owner has refused to be added to: the id of the organization and the
   * moment, in ISO 8601, with a space between.
   */
  DECLINED("adgang.employment.declined"),

  /** The employee gets a welcome as soon as there is an address and the account is enabled. */
  WELCOME_DUE("adgang.welcome.due");

  private final String id;

  Fact(String id) {
    this.id = id;
  }

  /** The fact that a request means by its short name; empty when it means none. */
  public static Optional<Fact> named(String shortName) {
    return Arrays.stream(values()).filter(fact -> fact.shortName().equals(shortName)).findFirst();
  }

  /** The last part of the name, as requests have it. */
  public String shortName() {
    return id.substring(id.lastIndexOf('.') + 1);
  }

  /** The name in the table and in events; the user attribute's, where it was kept before. */
  public String id() {
    return id;
  }
}
