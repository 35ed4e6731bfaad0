package dk.adgang.admin.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.PureRule;
import dk.adgang.admin.setup.Finding.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A realm beside the one that it should be, and what was found to differ. */
@PureRule
final class Comparison {

  /** The required action by which a realm says that it uses Adgang. */
  private static final String CHOICE = "choose-second-factor";

  private final Description description;
  private final ObjectNode present;
  private final List<Finding> found = new ArrayList<>();

  /**
   * Prepares a comparison.
   *
   * @param present the realm as {@link RealmDocument} names its parts
   */
  Comparison(Description description, ObjectNode present) {
    this.description = description;
    this.present = present;
  }

  /** The realm as a whole. */
  ObjectNode document() {
    return present;
  }

  JsonNode present(String field) {
    return present.path(field);
  }

  /** The realm file. */
  JsonNode wanted(String field) {
    return description.wanted().path(field);
  }

  /** What Keycloak gives to every new realm. */
  JsonNode untouched(String field) {
    return description.untouched().path(field);
  }

  List<Finding> found() {
    return found;
  }

  /**
   * Whether an administrator has set up the realm for Adgang before. In any other realm nobody has
   * chosen the values that Keycloak gives. The required action {@code choose-second-factor} without
   * settings does not count: an employer's settings bring it.
   */
  boolean ours() {
    return named(present(RealmDocument.ACTIONS), "alias", CHOICE)
        .path("config")
        .has("adgang.secondFactor");
  }

  boolean hasPeople() {
    return present(RealmDocument.FACTS).path(RealmDocument.PEOPLE).asBoolean();
  }

  void change(String id, String from, String to, Consumer<ObjectNode> change) {
    add(part(id), id, Verdict.CHANGE, from, to, change);
  }

  void conflict(String id, String from, String to, Consumer<ObjectNode> change) {
    add(part(id), id, Verdict.CONFLICT, from, to, change);
  }

  void byHand(String id, String from) {
    add(part(id), id, Verdict.BY_HAND, from, null, realm -> {});
  }

  void add(
      Part part,
      String choice,
      Verdict verdict,
      String from,
      String to,
      Consumer<ObjectNode> change) {
    found.add(new Finding(part, choice, verdict, from, to, change));
  }

  Part part(String id) {
    return description.parts().get(id);
  }

  Description description() {
    return description;
  }

  /** The element of an array that is called so. */
  static JsonNode named(JsonNode all, String key, String name) {
    return stream(all)
        .filter(each -> each.path(key).asText().equals(name))
        .findFirst()
        .orElseGet(MissingNode::getInstance);
  }

  static Stream<JsonNode> stream(JsonNode all) {
    return StreamSupport.stream(all.spliterator(), false);
  }

  static boolean contains(JsonNode all, String text) {
    return stream(all).anyMatch(each -> each.asText().equals(text));
  }

  /** A value as somebody reads it; null for none. */
  static String shown(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    String text = value.isValueNode() ? value.asText() : value.toString();
    return text.isEmpty() ? null : text;
  }
}
