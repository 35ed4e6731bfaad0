package dk.adgang.admin.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.PureRule;
import dk.adgang.admin.setup.Finding.Verdict;

/** The client scope with our claims, and the clients that should have it. */
@PureRule
final class ScopeCheck {

  private static final String SCOPE = "adgang";
  private static final String PREFIX = RealmDocument.SCOPES + "/" + SCOPE;
  private static final String NAME = "name";
  private static final String MAPPERS = "protocolMappers";
  private static final String MAPPER = "protocolMapper";
  private static final String PROTOCOL = "protocol";
  private static final String CLIENT_ID = "clientId";

  private final Comparison realm;
  private final JsonNode wanted;

  private ScopeCheck(Comparison realm) {
    this.realm = realm;
    this.wanted = scope(realm.wanted(RealmDocument.SCOPES));
  }

  static void look(Comparison realm) {
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
      realm.byHand(PREFIX, present.path(PROTOCOL).asText());
      return;
    }
    for (JsonNode mapper : wanted.path(MAPPERS)) {
      if (Comparison.stream(present.path(MAPPERS)).noneMatch(each -> sameClaim(each, mapper))) {
        claim(present, mapper);
      }
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
        other.isMissingNode() ? null : other.path(MAPPER).asText(),
        mapper.path(MAPPER).asText(),
        each -> {
          ArrayNode all =
              ((ObjectNode) scope(each.path(RealmDocument.SCOPES))).withArray("/" + MAPPERS);
          all.removeIf(one -> one.path(NAME).asText().equals(name));
          all.add(mapper);
        });
  }

  /** The same kind, of the same attribute where it is of one. */
  private static boolean sameClaim(JsonNode one, JsonNode other) {
    return one.path(MAPPER).equals(other.path(MAPPER))
        && one.at("/config/user.attribute")
            .asText("")
            .equals(other.at("/config/user.attribute").asText(""));
  }

  private void forNewClients() {
    if (!Comparison.contains(realm.present(RealmDocument.DEFAULT_SCOPES), SCOPE)) {
      realm.change(
          PREFIX + "/new",
          null,
          "Default",
          each -> each.withArray("/" + RealmDocument.DEFAULT_SCOPES).add(SCOPE));
    }
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
