package dk.adgang.admin.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.admin.setup.check.Comparison;
import dk.adgang.admin.setup.flow.FlowCheck;
import dk.adgang.common.PureRule;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a realm that a method from another jar needs.
 *
 * @param id the method's
 * @param step the id of the step that proves it
 * @param stepName what the console calls that step
 * @param action the id of the required action that enrols it
 * @param actionName what the console calls that action
 * @param reference what {@code amr} says of a login by it
 */
@PureRule
record MethodSteps(
    String id, String step, String stepName, String action, String actionName, String reference) {

  /** The backup, in front of which the proofs stand in our flows. */
  private static final String BACKUP = "auth-recovery-authn-code-form";

  private static final String STEP = "authenticator";
  private static final String SETTINGS = RealmDocument.STEP_SETTINGS;
  private static final String PRIORITY = "priority";

  /** The end of the names of the backup's settings in our flows. */
  private static final String BACKUP_NAME = "recovery code";

  /** Whether a step of this id stands in a realm file. */
  static boolean isIn(JsonNode wanted, String step) {
    return Comparison.stream(wanted.path(RealmDocument.FLOWS))
        .flatMap(flow -> Comparison.stream(flow.path(RealmDocument.STEPS)))
        .anyMatch(each -> each.path(STEP).asText().equals(step));
  }

  /** Adds the method to a realm file: its action, and its step wherever the backup is asked for. */
  void addTo(ObjectNode wanted) {
    wanted
        .withArray("/" + RealmDocument.ACTIONS)
        .addObject()
        .put("alias", action)
        .put("name", actionName)
        .put("providerId", action)
        .put(RealmDocument.ENABLED, true)
        .put("defaultAction", false)
        .put(PRIORITY, 36);
    for (JsonNode flow : wanted.path(RealmDocument.FLOWS)) {
      addTo(wanted, (ArrayNode) flow.path(RealmDocument.STEPS));
    }
  }

  private void addTo(ObjectNode wanted, ArrayNode steps) {
    for (int at = 0; at < steps.size(); at++) {
      JsonNode backup = steps.get(at);
      if (backup.path(STEP).asText().equals(BACKUP)) {
        String settings = backup.path(SETTINGS).asText().replace(BACKUP_NAME, id);
        ObjectNode own = backup.deepCopy();
        own.put(STEP, step)
            .put(SETTINGS, settings)
            .put(PRIORITY, backup.path(PRIORITY).asInt() - 1);
        steps.insert(at, own);
        ObjectNode described = wanted.withArray("/" + SETTINGS).addObject();
        described
            .put("alias", settings)
            .putObject("config")
            .put("default.reference.value", reference)
            .put("default.reference.maxAge", "36000");
        return;
      }
    }
  }

  /** The parts of a whole realm that it brings, in words. */
  List<Part> parts(Parts known) {
    List<Part> parts = new ArrayList<>();
    parts.add(
        new Part(
            RealmDocument.ACTIONS + "/" + action,
            Part.Need.NEEDED,
            known.get(RealmDocument.ACTIONS + "/delete_credential").where(),
            actionName + " (" + action + ")",
            "nobody can set up the second factor «" + id + "»"));
    for (String flow : List.of(FlowCheck.BROWSER, FlowCheck.RESET)) {
      parts.add(
          new Part(
              flow + "/" + step,
              Part.Need.NEEDED,
              known.get(flow + "/" + BACKUP).where(),
              "Step «" + stepName + "» (" + step + ")",
              "employees who have the second factor «" + id + "» alone cannot use it there"));
    }
    return parts;
  }
}
