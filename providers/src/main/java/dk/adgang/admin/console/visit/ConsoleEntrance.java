package dk.adgang.admin.console.visit;

/** Recognises who comes to a page, and knows where to send those to whom it does not open. */
@FunctionalInterface
interface ConsoleEntrance {

  /**
   * Recognises a visitor.
   *
   * @param page the page that is wanted
   * @param form whether a form came, and not the request for a page
   */
  ConsoleArrival arrive(String page, boolean form);
}
