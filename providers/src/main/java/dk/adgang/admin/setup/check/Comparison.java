package dk.adgang.admin.setup.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.admin.setup.Description;
import dk.adgang.admin.setup.Part;
import dk.adgang.admin.setup.RealmDocument;
import dk.adgang.admin.setup.check.Finding.Verdict;
import dk.adgang.common.PureRule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A realm beside the one that it should be, and what was found to differ. */
@PureRule
public final class Comparison {

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
  public Comparison(Description description, ObjectNode present) {
    this.description = description;
    this.present = present;
  }

  /** The realm as a whole. */
  public ObjectNode document() {
    return present;
  }

  public JsonNode present(String field) {
    return present.path(field);
  }

  /** The realm file. */
  public JsonNode wanted(String field) {
    return description.wanted().path(field);
  }

  /** The values that Keycloak gives to every new realm. */
  JsonNode untouched(String field) {
    return description.untouched().path(field);
  }

  public List<Finding> found() {
    return found;
  }

  /**
   * Whether an administrator has set up the realm for Adgang before. In any other realm nobody has
   * chosen the values that Keycloak gives. The required action {@code choose-second-factor} without
   * settings does not count: an employer's settings bring it.
   */
  public boolean ours() {
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
    byHand(id, from, null);
  }

  /** The same, with the value that is meant. */
  void byHand(String id, String from, String to) {
    add(part(id), id, Verdict.BY_HAND, from, to, realm -> {});
  }

  public void add(
      Part part,
      String choice,
      Verdict verdict,
      String from,
      String to,
      Consumer<ObjectNode> change) {
    found.add(new Finding(part, choice, verdict, from, to, change));
  }

  public Part part(String id) {
    return description.parts().get(id);
  }

  public Description description() {
    return description;
  }

  /** The name of a step in the admin console, with its id. */
  public String stepName(String step) {
    return stepName(step, "«%s» (" + step + ")");
  }

  /**
   * The name of a step in the admin console; its id where the server has no such step.
   *
   * @param form how the name is written
   */
  public String stepName(String step, String form) {
    String name = present(RealmDocument.FACTS).path(RealmDocument.STEP_NAMES).path(step).asText("");
    return name.isEmpty() ? step : form.formatted(name);
  }

  /** The element of an array that is called so. */
  public static JsonNode named(JsonNode all, String key, String name) {
    return stream(all)
        .filter(each -> each.path(key).asText().equals(name))
        .findFirst()
        .orElseGet(MissingNode::getInstance);
  }

  public static Stream<JsonNode> stream(JsonNode all) {
    return StreamSupport.stream(all.spliterator(), false);
  }

  public static boolean contains(JsonNode all, String text) {
    return stream(all).anyMatch(each -> each.asText().equals(text));
  }

  /** A value as somebody reads it; null for none, which spaces look like. */
  static String shown(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    String text = value.isValueNode() ? value.asText() : value.toString();
    return text.isBlank() ? null : text;
  }
}
