package dk.adgang.testbed.inbox;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The mail server: takes every mail for everybody and puts it into the store. */
final class MailReceiver implements AutoCloseable {

  private final GreenMail server;
  private final MessageStore store;

  private MailReceiver(GreenMail server, MessageStore store) {
    this.server = server;
    this.store = store;
  }

  static MailReceiver start(int port, MessageStore store) {
    var setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    setup.setServerStartupTimeout(10_000);
    var server = new GreenMail(setup);
    var receiver = new MailReceiver(server, store);
    server.getUserManager().setMessageDeliveryHandler(receiver::receive);
    server.start();
    return receiver;
  }

  int port() {
    return server.getSmtp().getPort();
  }

  private GreenMailUser receive(MovingMessage mail, MailAddress to) throws MessagingException {
    store.add(read(store.nextId(), to.getEmail(), mail.getMessage()));
    return new Nobody(to.getEmail());
  }

  /** A mail as one of its recipients has it before them. */
  static Message read(String id, String to, MimeMessage mail) throws MessagingException {
    var bodies = new Bodies();
    var raw = new ByteArrayOutputStream();
    try {
      bodies.read(mail);
      mail.writeTo(raw);
    } catch (IOException e) {
      throw new MessagingException("The mail cannot be read", e);
    }
    return new Message(
        id,
        Channel.EMAIL,
        to,
        sender(mail),
        mail.getSubject() == null ? "" : mail.getSubject(),
        bodies.text.toString(),
        bodies.html.toString(),
        Instant.now(),
        raw.toString(StandardCharsets.UTF_8));
  }

  private static String sender(MimeMessage message) throws MessagingException {
    var from = message.getFrom();
    if (from == null || from.length == 0) {
      return "";
    }
    return from[0] instanceof InternetAddress address
        ? address.toUnicodeString()
        : from[0].toString();
  }

  @Override
  public void close() {
    server.stop();
  }

  /** The first plain and the first HTML text of a mail, however deep they lie. */
  private static final class Bodies {

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder html = new StringBuilder();

    void read(Part part) throws MessagingException, IOException {
      if (part.getContent() instanceof Multipart parts) {
        for (var i = 0; i < parts.getCount(); i++) {
          read(parts.getBodyPart(i));
        }
      } else if (!Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
        if (part.isMimeType("text/plain") && text.isEmpty()) {
          text.append(part.getContent().toString().replace("\r\n", "\n"));
        } else if (part.isMimeType("text/html") && html.isEmpty()) {
          html.append(part.getContent());
        }
      }
    }
  }

  /** A mailbox that keeps nothing: the store has the message already, and its memory is bounded. */
  private record Nobody(String email) implements GreenMailUser {

    @Override
    public String getEmail() {
      return email;
    }

    @Override
    public String getLogin() {
      return email;
    }

    @Override
    public void deliver(MovingMessage message) {}

    @Override
    public void deliver(MimeMessage message) {}

    @Override
    public void create() {}

    @Override
    public void delete() {}

    @Override
    public String getPassword() {
      return "";
    }

    @Override
    public void setPassword(String password) {}

    @Override
    public void authenticate(String password) {}

    @Override
    public String getQualifiedMailboxName() {
      return email;
    }
  }
}
