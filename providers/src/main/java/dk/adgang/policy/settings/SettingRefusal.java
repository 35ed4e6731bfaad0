package dk.adgang.policy.settings;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.keycloak.representations.idm.ErrorRepresentation;
import org.keycloak.services.ErrorResponse;
import org.keycloak.userprofile.ValidationException;
import org.keycloak.validate.ValidationError;

/** The answer to a request that would store a setting which nobody understands: 400. */
public final class SettingRefusal {

  private SettingRefusal() {}

  /** Ends the request when something is wrong; the answer names the first setting. */
  public static void of(List<SettingProblem> problems) {
    if (!problems.isEmpty()) {
      throw answer(problems.get(0).setting(), problems.get(0).refusal());
    }
  }

  /** The same where Keycloak asks, and answers by itself. */
  public static void validation(List<SettingProblem> problems) {
    if (!problems.isEmpty()) {
      SettingProblem first = problems.get(0);
      throw new ValidationException(
          new ValidationError(first.setting(), first.setting(), first.refusal()));
    }
  }

  static WebApplicationException answer(String setting, String sentence) {
    return ErrorResponse.errors(
        List.of(new ErrorRepresentation(setting, sentence, null)), Response.Status.BAD_REQUEST);
  }
}
