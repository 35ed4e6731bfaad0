package dk.adgang.testbed.inbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A mail server that can be told to misbehave. It speaks as much of SMTP (RFC 5321) as a mail
 * needs, and keeps what it takes.
 */
public final class MoodyMailServer implements AutoCloseable {

  /** The ways in which it behaves. */
  public enum Mood {
    /** Takes everything. */
    WELL,
    /** Nothing listens. */
    REFUSES,
    /** Takes the connection and never says a word. */
    HANGS_AFTER_CONNECT,
    /** Takes the whole mail and never answers. */
    HANGS_AFTER_DATA,
    /** Takes and keeps the mail, and hangs up before it says so. */
    DROPS_AFTER_DATA,
    /** Greets with 421: too much to do. */
    BUSY,
    /** Answers each recipient with 451: not now. */
    NOT_NOW,
    /** Answers each recipient with 550: nobody of that name. */
    KNOWS_NOBODY
  }

  private final InetAddress loopback = InetAddress.getLoopbackAddress();
  private final ExecutorService threads = Executors.newCachedThreadPool(MoodyMailServer::thread);
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<Kept> kept = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger atOnce = new AtomicInteger();
  private final int port;
  private volatile Mood mood;
  private ServerSocket door;

  private record Kept(String to, String mail) {}

  public MoodyMailServer(Mood mood) {
    this.mood = mood;
    try {
      door = new ServerSocket(0, 50, loopback);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    port = door.getLocalPort();
    if (mood == Mood.REFUSES) {
      shut();
    } else {
      receive(door);
    }
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "moody-mail-server");
    thread.setDaemon(true);
    return thread;
  }

  public int port() {
    return port;
  }

  /** Sets how it behaves from the next connection, and the next answer, on. */
  public synchronized void becomes(Mood next) {
    if (next == Mood.REFUSES) {
      shut();
    } else if (mood == Mood.REFUSES) {
      try {
        door = new ServerSocket();
        door.setReuseAddress(true);
        door.bind(new InetSocketAddress(loopback, port), 50);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      receive(door);
    }
    mood = next;
  }

  /** How often somebody has connected. */
  public int connections() {
    return connections.get();
  }

  /** How many were connected at the same moment, at most. */
  public int mostAtOnce() {
    return atOnce.get();
  }

  /** How many mails it has kept. */
  public int count() {
    return kept.size();
  }

  /** The recipients of the mails that it has kept, in order, one for each mail. */
  public List<String> recipients() {
    return kept.stream().map(Kept::to).toList();
  }

  /** The mails that it has kept for an address, newest first. */
  public List<Message> to(String address) {
    var messages = new ArrayList<Message>();
    for (var each : kept) {
      if (each.to.equalsIgnoreCase(address)) {
        messages.add(read(each, messages.size()));
      }
    }
    Collections.reverse(messages);
    return messages;
  }

  private static Message read(Kept mail, int number) {
    try {
      var session = Session.getInstance(new Properties());
      return MailReceiver.read(
          Integer.toString(number),
          mail.to,
          new MimeMessage(
              session, new ByteArrayInputStream(mail.mail.getBytes(StandardCharsets.ISO_8859_1))));
    } catch (MessagingException e) {
      throw new AssertionError("Not a mail", e);
    }
  }

  private void receive(ServerSocket here) {
    threads.execute(
        () -> {
          while (!here.isClosed()) {
            try {
              var caller = here.accept();
              connections.incrementAndGet();
              open.add(caller);
              atOnce.accumulateAndGet(open.size(), Math::max);
              threads.execute(() -> serve(caller));
            } catch (IOException e) {
              // It was shut; the loop ends.
            }
          }
        });
  }

  private void serve(Socket caller) {
    try (caller;
        var in =
            new BufferedReader(
                new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1))) {
      talk(caller, in);
    } catch (IOException e) {
      // The other side has gone.
    } finally {
      open.remove(caller);
    }
  }

  private void talk(Socket caller, BufferedReader in) throws IOException {
    if (mood == Mood.HANGS_AFTER_CONNECT) {
      hang(in);
      return;
    }
    if (mood == Mood.BUSY) {
      say(caller, "421 moody.example Too much to do");
      return;
    }
    say(caller, "220 moody.example ESMTP");
    var recipients = new ArrayList<String>();
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      var verb = line.substring(0, Math.min(4, line.length())).toUpperCase(java.util.Locale.ROOT);
      switch (verb) {
        case "EHLO", "HELO" -> say(caller, "250 moody.example");
        case "MAIL", "RSET" -> {
          recipients.clear();
          say(caller, "250 OK");
        }
        case "RCPT" -> {
          if (mood == Mood.NOT_NOW) {
            say(caller, "451 4.7.1 Try again later");
          } else if (mood == Mood.KNOWS_NOBODY) {
            say(caller, "550 5.1.1 Nobody of that name");
          } else {
            recipients.add(line.replaceAll("^[^<]*<|>.*$", ""));
            say(caller, "250 OK");
          }
        }
        case "DATA" -> {
          say(caller, "354 Go on");
          var mail = untilDot(in);
          if (mood == Mood.HANGS_AFTER_DATA) {
            hang(in);
            return;
          }
          recipients.forEach(to -> kept.add(new Kept(to, mail)));
          if (mood == Mood.DROPS_AFTER_DATA) {
            return;
          }
          say(caller, "250 Taken");
        }
        case "QUIT" -> {
          say(caller, "221 Bye");
          return;
        }
        default -> say(caller, "502 Not known here");
      }
    }
  }

  private static String untilDot(BufferedReader in) throws IOException {
    var mail = new StringBuilder();
    for (var line = in.readLine(); !".".equals(line); line = in.readLine()) {
      if (line == null) {
        throw new IOException("The mail has no end");
      }
      mail.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
    }
    return mail.toString();
  }

  /** Until the other side has had enough. */
  private static void hang(BufferedReader in) throws IOException {
    while (in.readLine() != null) {
      // Nothing is answered.
    }
  }

  private static void say(Socket caller, String line) throws IOException {
    caller.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
  }

  private void shut() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hangs up on everybody. */
  @Override
  public void close() {
    shut();
    for (var each : open) {
      try {
        each.close();
      } catch (IOException e) {
        // It was closed already.
      }
    }
    threads.shutdownNow();
  }
}
