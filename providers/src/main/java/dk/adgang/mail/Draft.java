package dk.adgang.mail;

/** The answer of a letter when its turn to be sent has come. */
public sealed interface Draft {

  /**
   * It goes out.
   *
   * @param text what it says
   */
  record Send(Letter.Text text) implements Draft {}

  /**
   * Nobody needs it any more, or another mail was queued in its place.
   *
   * @param reason why, in a few words without any address
   */
  record Drop(String reason) implements Draft {}
}
