package dk.adgang.testbed.inbox;

import dk.adgang.testbed.UserError;
import dk.adgang.testbed.web.Response;
import dk.adgang.testbed.web.WebServer;
import java.io.IOException;
import java.util.List;

/** Where every e-mail and every SMS of a local server ends. */
public final class Inbox implements AutoCloseable {

  private static final int MOST_MESSAGES = 5_000;

  private final MessageStore store;
  private final SmsReceiver sms;
  private final MailReceiver mail;
  private final WebServer web;

  private Inbox(MessageStore store, SmsReceiver sms, MailReceiver mail, WebServer web) {
    this.store = store;
    this.sms = sms;
    this.mail = mail;
    this.web = web;
  }

  /**
   * Begins to receive.
   *
   * @param port of the page, the API and the gateway's receiving end; 0 for any
   * @param smtpPort of the mail server
   */
  public static Inbox start(int port, int smtpPort) {
    var store = new MessageStore(MOST_MESSAGES);
    var sms = new SmsReceiver(store);
    WebServer web = null;
    try {
      web = WebServer.start(port);
      var mail = MailReceiver.start(smtpPort, store);
      var api = new InboxApi(store);
      var page = new InboxPage(store);
      web.on("/", page::index);
      web.on("/messages/", page::message);
      web.on("/api/messages", api::answer);
      web.on("/api/gateway", sms::gateway);
      web.on("/sms", sms::receive);
      web.on("/rest/mtsms", sms::receiveAsGatewayApi);
      web.on(
          "/assets/inbox.js",
          request -> Response.file(Inbox.class, "inbox.js", "text/javascript; charset=utf-8"));
      return new Inbox(store, sms, mail, web);
    } catch (IOException | IllegalStateException e) {
      if (web != null) {
        web.close();
      }
      throw new UserError("The inbox could not be started: " + e.getMessage(), e);
    }
  }

  /** The web server, which has room for more. */
  public WebServer web() {
    return web;
  }

  public int smtpPort() {
    return mail.port();
  }

  /** The messages to an address or a number, newest first. */
  public List<Message> messagesTo(String address) {
    return store.to(address);
  }

  @Override
  public void close() {
    sms.close();
    web.close();
    mail.close();
  }
}
