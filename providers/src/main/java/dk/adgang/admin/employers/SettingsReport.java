package dk.adgang.admin.employers;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dk.adgang.common.PureRule;
import java.util.Map;

/**
 * The settings of an employer.
 *
 * @param employer the alias
 * @param settings each setting by its name in requests
 * @param tag changes with each of the values that are stored
 */
@PureRule
public record SettingsReport(
    String employer, Map<EmployerSetting, Line> settings, @JsonIgnore String tag) {

  /**
   * One setting.
   *
   * @param value the employer's own; null when it is not set
   * @param realm the realm's, which counts where the employer has none; null when there is none
   * @param effective what counts; null where that is a limit of the realm
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Line(Object value, Object realm, Object effective) {}
}
