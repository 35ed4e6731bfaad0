package dk.adgang.admin.rest;

import dk.adgang.admin.rest.problem.ProblemKind;
import dk.adgang.admin.rest.problem.RefusedRequest;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.keycloak.models.KeycloakSession;

/** The parameters in the address of a request. A wrong one is answered with 400, naming it. */
public final class Query {

  private final Map<String, String> values;

  private Query(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Reads the parameters, before anything is done.
   *
   * @param known the parameters of the call; another one, one that is there twice, and one without
   *     a value are mistakes that should not pass in silence
   */
  public static Query of(KeycloakSession session, String... known) {
    Map<String, List<String>> sent = session.getContext().getUri().getQueryParameters();
    Parameters.problem(sent, Set.of(known))
        .ifPresent(
            problem -> {
              throw bad(problem.name(), problem.sentence());
            });
    Map<String, String> values = new TreeMap<>();
    sent.forEach((name, all) -> values.put(name, all.get(0)));
    return new Query(values);
  }

  /** A text; null where it is missing. */
  String text(String name) {
    return values.get(name);
  }

  /** A yes or no; no where it is missing. */
  boolean flag(String name) {
    String value = values.get(name);
    if (value != null && !"true".equals(value) && !"false".equals(value)) {
      throw bad(name, "This must be true or false");
    }
    return "true".equals(value);
  }

  /** A whole number; the usual one where it is missing. */
  int number(String name, int usual, int least, int most) {
    String value = values.get(name);
    if (value == null) {
      return usual;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Answered as a number that is too large.
    }
    throw bad(
        name,
        most == Integer.MAX_VALUE
            ? "This must be a whole number of at least " + least
            : "This must be a whole number from " + least + " to " + most);
  }

  /** The answer that says what is wrong with a parameter. */
  static WebApplicationException bad(String name, String message) {
    return RefusedRequest.of(ProblemKind.INVALID_PARAMETER, name, message);
  }
}
