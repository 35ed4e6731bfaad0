package dk.adgang.link;

/** The facts about a link when it is asked for. */
record LinkOrder(
    LinkPurpose purpose, String clientId, String redirectUri, boolean automatic, String batchId) {

  /** Asked for by somebody, alone or as part of a request for many. */
  LinkOrder(LinkPurpose purpose, String clientId, String redirectUri, String batchId) {
    this(purpose, clientId, redirectUri, false, batchId);
  }

  /** Asked for by nobody but the creation of an employee. */
  static LinkOrder automaticWelcome() {
    return new LinkOrder(LinkPurpose.WELCOME, null, null, true, null);
  }

  LinkOrder leadingTo(String client) {
    return new LinkOrder(purpose, client, redirectUri, automatic, batchId);
  }
}
