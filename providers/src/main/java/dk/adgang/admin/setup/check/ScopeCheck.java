package dk.adgang.admin.setup.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.admin.setup.RealmDocument;
import dk.adgang.admin.setup.check.Finding.Verdict;
import dk.adgang.common.PureRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The client scope with our claims, and the clients that should have it. */
@PureRule
final class ScopeCheck {

  private static final String SCOPE = "adgang";
  private static final String PREFIX = RealmDocument.SCOPES + "/" + SCOPE;
  private static final String NAME = "name";
  private static final String ATTRIBUTE = "/config/user.attribute";
  private static final String CLAIM = "/config/claim.name";
  private static final String MAPPERS = "protocolMappers";
  private static final String MAPPER = "protocolMapper";
  private static final String PROTOCOL = "protocol";
  private static final String CLIENT_ID = "clientId";

  /** Settings of a mapper, and what the admin console calls them. */
  private static final Map<String, String> TOKENS =
      Map.of(
          "id.token.claim", "Add to ID token",
          "access.token.claim", "Add to access token");

  private final Comparison realm;
  private final JsonNode wanted;

  private ScopeCheck(Comparison realm) {
    this.realm = realm;
    this.wanted = scope(realm.wanted(RealmDocument.SCOPES));
  }

  public static void look(Comparison realm) {
    ScopeCheck check = new ScopeCheck(realm);
    check.scope();
    if (!check.isOfAnotherProtocol()) {
      check.forNewClients();
      realm.present(RealmDocument.CLIENTS).forEach(check::client);
    }
  }

  private static JsonNode scope(JsonNode all) {
    return Comparison.named(all, NAME, SCOPE);
  }

  private void scope() {
    JsonNode present = scope(realm.present(RealmDocument.SCOPES));
    if (present.isMissingNode()) {
      realm.change(
          PREFIX,
          null,
          SCOPE,
          each -> each.withArray("/" + RealmDocument.SCOPES).add(wanted.deepCopy()));
      return;
    }
    if (isOfAnotherProtocol()) {
      // A scope keeps the protocol that it was made for.
      realm.byHand(
          PREFIX,
          "of the protocol " + present.path(PROTOCOL).asText(),
          "renamed or deleted by hand, so that the setup can make one of the protocol "
              + wanted.path(PROTOCOL).asText());
      return;
    }
    for (JsonNode mapper : wanted.path(MAPPERS)) {
      List<JsonNode> same =
          Comparison.stream(present.path(MAPPERS)).filter(each -> sameClaim(each, mapper)).toList();
      if (same.isEmpty()) {
        claim(present, mapper);
      }
      same.stream().limit(1).forEach(this::tokens);
    }
  }

  private boolean isOfAnotherProtocol() {
    JsonNode present = scope(realm.present(RealmDocument.SCOPES));
    return !present.isMissingNode()
        && !present.path(PROTOCOL).asText().equals(wanted.path(PROTOCOL).asText());
  }

  /** Mappers of one scope have different names: a different one with this name has to make room. */
  private void claim(JsonNode scope, JsonNode mapper) {
    String name = mapper.path(NAME).asText();
    String id = PREFIX + "/" + name;
    JsonNode other = Comparison.named(scope.path(MAPPERS), NAME, name);
    realm.add(
        realm.part(id),
        id,
        other.isMissingNode() ? Verdict.CHANGE : Verdict.CONFLICT,
        other.isMissingNode() ? null : shown(other),
        shown(mapper),
        each -> {
          ArrayNode all =
              ((ObjectNode) scope(each.path(RealmDocument.SCOPES))).withArray("/" + MAPPERS);
          all.removeIf(one -> one.path(NAME).asText().equals(name));
          all.add(mapper);
        });
  }

  private static String shown(JsonNode mapper) {
    String attribute = mapper.at(ATTRIBUTE).asText("");
    String claim = mapper.at(CLAIM).asText("");
    return mapper.path(MAPPER).asText()
        + (attribute.isEmpty() ? "" : " of the attribute " + attribute)
        + (claim.isEmpty() ? "" : " as the claim " + claim);
  }

  /** An app reads the one kind of token, and what it asks for data reads the other. */
  private void tokens(JsonNode mapper) {
    TOKENS.forEach(
        (setting, name) -> {
          if (!mapper.path("config").path(setting).asBoolean()) {
            realm.add(
                realm.part(PREFIX + "/tokens").of(mapper.path(NAME).asText()),
                PREFIX + "/tokens",
                Verdict.BY_HAND,
                name + ": Off",
                name + ": On",
                each -> {});
          }
        });
  }

  /** The same kind and claim, of the same attribute where it is of one. */
  private static boolean sameClaim(JsonNode one, JsonNode other) {
    return one.path(MAPPER).equals(other.path(MAPPER))
        && Stream.of(ATTRIBUTE, CLAIM)
            .allMatch(each -> one.at(each).asText("").equals(other.at(each).asText("")));
  }

  /** The type of a scope that is there is an administrator's choice. */
  private void forNewClients() {
    if (Comparison.contains(realm.present(RealmDocument.DEFAULT_SCOPES), SCOPE)) {
      return;
    }
    boolean optional = Comparison.contains(realm.present(RealmDocument.OPTIONAL_SCOPES), SCOPE);
    boolean there = !scope(realm.present(RealmDocument.SCOPES)).isMissingNode();
    String id = PREFIX + "/new";
    realm.add(
        realm.part(id),
        id,
        there ? Verdict.CONFLICT : Verdict.CHANGE,
        optional ? "Optional" : there ? "None" : null,
        "Default",
        each -> {
          each.withArray("/" + RealmDocument.OPTIONAL_SCOPES)
              .removeIf(one -> one.asText().equals(SCOPE));
          each.withArray("/" + RealmDocument.DEFAULT_SCOPES).add(SCOPE);
        });
  }

  private void client(JsonNode client) {
    if (!client.path(RealmDocument.PEOPLE).asBoolean()
        || !client.path(RealmDocument.ENABLED).asBoolean()
        || Comparison.contains(client.path(RealmDocument.SCOPES), SCOPE)) {
      return;
    }
    String id = client.path(CLIENT_ID).asText();
    realm.add(
        realm.part("client/scope").of(id),
        "client/scope:" + id,
        Verdict.CHANGE,
        null,
        SCOPE,
        each ->
            ((ObjectNode) Comparison.named(each.path(RealmDocument.CLIENTS), CLIENT_ID, id))
                .withArray("/" + RealmDocument.SCOPES)
                .add(SCOPE));
  }
}
