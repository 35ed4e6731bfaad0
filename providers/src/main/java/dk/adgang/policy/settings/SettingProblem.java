package dk.adgang.policy.settings;

import dk.adgang.common.PureRule;

/**
 * A setting that nobody can understand, or that does not exist.
 *
 * @param setting its name
 * @param wrong what is wrong, in a sentence that begins with the name
 * @param instead what counts in its place where it came in with an import; empty for nothing
 */
@PureRule
public record SettingProblem(String setting, String wrong, String instead) {

  /** A problem with a value. */
  public static SettingProblem of(String setting, String wrong, String instead) {
    return new SettingProblem(setting, setting + " " + wrong, instead);
  }

  /** The sentence of the refusal. */
  public String refusal() {
    return wrong.matches("(?s).*[.?]") ? wrong : wrong + ".";
  }

  /** The sentence of a warning about a value that is stored. */
  public String warning() {
    return instead.isEmpty() ? wrong : wrong + "; " + instead;
  }

  @Override
  public String toString() {
    return warning();
  }
}
