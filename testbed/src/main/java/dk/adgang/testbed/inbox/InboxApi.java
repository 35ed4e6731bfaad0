package dk.adgang.testbed.inbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.adgang.testbed.web.Request;
import dk.adgang.testbed.web.Response;
import java.util.List;

/** {@code /api/messages}: for scripts and tests. */
final class InboxApi {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final MessageStore store;

  InboxApi(MessageStore store) {
    this.store = store;
  }

  Response answer(Request request) {
    return switch (request.method()) {
      case "GET", "HEAD" ->
          Response.json(200, json(request.query("to").map(this::to).orElseGet(store::all)));
      case "DELETE" -> {
        store.clear();
        yield Response.noContent();
      }
      default ->
          Response.of(405, "text/plain; charset=utf-8", "Only GET and DELETE.\n")
              .with("Allow", "GET, HEAD, DELETE");
    };
  }

  // A plus sign of a number that was not encoded has become a space on its way.
  private List<Message> to(String address) {
    var number = address.startsWith(" ") ? "+" + address.strip() : address.strip();
    return store.to(number);
  }

  private static String json(List<Message> messages) {
    var all = JSON.createArrayNode();
    for (var message : messages) {
      all.addObject()
          .put("id", message.id())
          .put("channel", message.channel().id())
          .put("to", message.to())
          .put("from", message.from())
          .put("subject", message.subject())
          .put("text", message.text())
          .put("html", message.html())
          .put("at", message.at().toString());
    }
    return all.toString();
  }
}
