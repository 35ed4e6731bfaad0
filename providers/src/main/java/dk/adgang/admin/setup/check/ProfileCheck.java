package dk.adgang.admin.setup.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.admin.setup.RealmDocument;
import dk.adgang.admin.setup.check.Finding.Verdict;
import dk.adgang.common.PureRule;
import java.util.function.Consumer;

/** The user profile: which attributes there are, and who may change them. */
@PureRule
final class ProfileCheck {

  private static final String PREFIX = RealmDocument.PROFILE + "/";
  private static final String ATTRIBUTES = "attributes";
  private static final String GROUPS = "groups";
  private static final String NAME = "name";
  private static final String TITLE = "title";
  private static final String EMAIL = "email";
  private static final String OURS = "adgang.";
  private static final String ANNOTATIONS = "annotations";
  private static final String PERMISSIONS = "permissions";
  private static final String EDIT = "edit";
  private static final String ADMINISTRATOR = "admin";
  private static final String EMPLOYEE = "user";
  private static final String UNMANAGED = "unmanagedAttributePolicy";
  private static final String EVERYBODY = "ENABLED";
  private static final String ADMINISTRATORS = "ADMIN_EDIT";

  private final Comparison realm;
  private final JsonNode attributes;

  private ProfileCheck(Comparison realm) {
    this.realm = realm;
    this.attributes = realm.present(RealmDocument.PROFILE).path(ATTRIBUTES);
  }

  public static void look(Comparison realm) {
    ProfileCheck check = new ProfileCheck(realm);
    check.groups();
    realm.wanted(RealmDocument.PROFILE).path(ATTRIBUTES).forEach(check::attribute);
    check.editable(TITLE, PREFIX + TITLE + "/edit", Verdict.CONFLICT);
    check.titleByAdministrators();
    check.editable(EMAIL, PREFIX + EMAIL + "/edit", check.asKeycloakMadeIt(EMAIL));
    check.attributes.forEach(check::ours);
    check.unmanaged();
    check.attributes.forEach(check::annotations);
  }

  private void groups() {
    for (JsonNode group : realm.wanted(RealmDocument.PROFILE).path(GROUPS)) {
      String name = group.path(NAME).asText();
      if (find(realm.present(RealmDocument.PROFILE).path(GROUPS), name).isMissingNode()) {
        realm.add(
            realm.part(PREFIX + GROUPS).of(name),
            PREFIX + GROUPS,
            Verdict.CHANGE,
            null,
            name,
            each -> each.withObject("/" + RealmDocument.PROFILE).withArray(GROUPS).add(group));
      }
    }
  }

  private static JsonNode find(JsonNode all, String name) {
    return Comparison.named(all, NAME, name);
  }

  /**
   * Adds an attribute that is missing, and changes one that is as Keycloak makes it for everybody.
   */
  private void attribute(JsonNode wanted) {
    String name = wanted.path(NAME).asText();
    JsonNode present = find(attributes, name);
    if (present.isMissingNode() && name.equals(TITLE)) {
      realm.change(
          PREFIX + name,
          null,
          "edited by administrators only",
          each -> each.withObject("/" + RealmDocument.PROFILE).withArray(ATTRIBUTES).add(wanted));
    } else if (!realm.ours()
        && realm.description().parts().has(PREFIX + name)
        && asKeycloakMadeIt(name) == Verdict.CHANGE
        && !same(present, wanted)) {
      realm.change(
          PREFIX + name, "as Keycloak makes it", "as in realm-export.json", replace(name, wanted));
    }
  }

  private Verdict asKeycloakMadeIt(String name) {
    return same(
            find(attributes, name),
            find(realm.untouched(RealmDocument.PROFILE).path(ATTRIBUTES), name))
        ? Verdict.CHANGE
        : Verdict.CONFLICT;
  }

  private static boolean same(JsonNode one, JsonNode other) {
    return plain(one).equals(plain(other));
  }

  /** Without what says nothing. */
  private static JsonNode plain(JsonNode attribute) {
    if (!(attribute instanceof ObjectNode object)) {
      return attribute;
    }
    ObjectNode copy = object.deepCopy();
    copy.remove("multivalued");
    if (copy.path(ANNOTATIONS).isEmpty()) {
      copy.remove(ANNOTATIONS);
    }
    return copy;
  }

  private static Consumer<ObjectNode> replace(String name, JsonNode wanted) {
    return document ->
        ((ObjectNode) in(document, name)).setAll((ObjectNode) clean(document, name, wanted));
  }

  private static JsonNode clean(ObjectNode document, String name, JsonNode wanted) {
    ((ObjectNode) in(document, name)).removeAll();
    return wanted.deepCopy();
  }

  private static JsonNode in(ObjectNode document, String name) {
    return find(document.path(RealmDocument.PROFILE).path(ATTRIBUTES), name);
  }

  private void editable(String name, String id, Verdict verdict) {
    JsonNode attribute = find(attributes, name);
    if (attribute.isMissingNode() || !editableByEmployees(attribute)) {
      return;
    }
    realm.add(
        realm.part(id).of(name),
        id.contains("adgang") ? id + ":" + name : id,
        verdict,
        "user",
        ADMINISTRATOR,
        document -> {
          ObjectNode permissions =
              in(document, name).path(PERMISSIONS) instanceof ObjectNode there
                  ? there
                  : ((ObjectNode) in(document, name)).putObject(PERMISSIONS);
          if (!permissions.has("view")) {
            permissions.putArray("view").add(ADMINISTRATOR).add(EMPLOYEE);
          }
          permissions.putArray(EDIT).add(ADMINISTRATOR);
        });
  }

  private void titleByAdministrators() {
    JsonNode attribute = find(attributes, TITLE);
    JsonNode edit = attribute.path(PERMISSIONS).path(EDIT);
    if (edit.isArray() && !Comparison.contains(edit, ADMINISTRATOR)) {
      realm.conflict(
          PREFIX + TITLE + "/administrators",
          edit.toString(),
          ADMINISTRATOR,
          document ->
              ((ObjectNode) in(document, TITLE).path(PERMISSIONS))
                  .withArray(EDIT)
                  .add(ADMINISTRATOR));
    }
  }

  /** Without permissions everybody may do everything. */
  private static boolean editableByEmployees(JsonNode attribute) {
    JsonNode permissions = attribute.path(PERMISSIONS);
    return permissions.isMissingNode()
        || permissions.isNull()
        || Comparison.contains(permissions.path(EDIT), EMPLOYEE);
  }

  private void ours(JsonNode attribute) {
    String name = attribute.path(NAME).asText();
    if (name.startsWith(OURS)) {
      editable(name, PREFIX + "adgang/edit", Verdict.CONFLICT);
    }
  }

  private void unmanaged() {
    String policy = realm.present(RealmDocument.PROFILE).path(UNMANAGED).asText("");
    if (policy.equals(EVERYBODY)) {
      realm.conflict(
          PREFIX + "unmanaged",
          "Enabled",
          "Only administrators can write",
          each -> each.withObject("/" + RealmDocument.PROFILE).put(UNMANAGED, ADMINISTRATORS));
    }
  }

  private void annotations(JsonNode attribute) {
    if (attribute.path(ANNOTATIONS) instanceof ObjectNode) {
      return;
    }
    String name = attribute.path(NAME).asText();
    realm.add(
        realm.part(PREFIX + ANNOTATIONS).of(name),
        PREFIX + ANNOTATIONS,
        Verdict.CHANGE,
        null,
        "{}",
        document -> ((ObjectNode) in(document, name)).putObject(ANNOTATIONS));
  }
}
