package dk.adgang.testbed.realm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpBrowser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/** A realm to be set up, which is gone at the end. */
public final class SetupRealm implements AutoCloseable {

  /** Where a login of one of its clients ends. */
  public static final String BACK = "http://localhost:8025/app/callback";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Adgang adgang;
  private final String name = "setup-" + UUID.randomUUID().toString().substring(0, 8);

  public SetupRealm(Adgang adgang, ObjectNode realm, Consumer<ObjectNode> change) {
    this.adgang = adgang;
    change.accept(realm);
    adgang.admin().post("", realm.put("realm", name));
  }

  public String name() {
    return name;
  }

  public JsonNode admin(String path) {
    return adgang.admin().get("/" + name + path);
  }

  public String post(String path, Object body) {
    var answer = adgang.admin().post("/" + name + path, body);
    return answer.location() == null ? "" : answer.createdId();
  }

  public JsonNode get() {
    return admin("/adgang/setup");
  }

  public JsonNode setup(String query, Object body) {
    return adgang.admin().post("/" + name + "/adgang/setup" + query, body).body();
  }

  public void broker() {
    var planned = JSON.createObjectNode();
    LeftOut.from(planned, "broker/after");
    post("/identity-provider/instances", planned.path("identityProviders").path(0));
  }

  public String url() {
    return adgang.server().url() + "/realms/" + name + "/";
  }

  public CodeFlow login(String client) {
    var flow = new CodeFlow(URI.create(url()), client, BACK);
    flow.open();
    return flow;
  }

  /** How many parts the metric says are missing; -1 while it says nothing. */
  public double metric() {
    var line = "adgang_setup_missing{realm=\"" + name + "\"} ";
    return new HttpBrowser()
        .open(URI.create(adgang.server().managementUrl() + "/metrics"))
        .body()
        .lines()
        .filter(each -> each.startsWith(line))
        .map(each -> Double.parseDouble(each.substring(line.length())))
        .findFirst()
        .orElse(-1.0);
  }

  @Override
  public void close() {
    adgang.admin().delete("/" + name);
  }

  public JsonNode export() {
    return adgang.admin().post("/" + name + "/partial-export?exportClients=true", null).body();
  }

  /** The realm file. */
  public static ObjectNode file(Adgang adgang) {
    try {
      return (ObjectNode) JSON.readTree(adgang.project().realmFile().toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The realm file with a mail server, so that nothing is missing. */
  public static ObjectNode whole(Adgang adgang) {
    var realm = file(adgang);
    realm.putObject("smtpServer").put("host", "localhost").put("from", "login@adgang.example");
    return realm;
  }

  /** One field of each of several. */
  public static List<String> texts(JsonNode all, String field) {
    return StreamSupport.stream(all.spliterator(), false)
        .map(each -> each.path(field).asText())
        .toList();
  }
}
