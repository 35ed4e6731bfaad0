package dk.adgang.policy;

import dk.adgang.common.PureRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a second factor is required of an employee, now or when the grace is over. It holds no words:
 * those are in the language of the person who reads them.
 *
 * @param code what kind of reason it is
 * @param arguments the names in the words of the code, in their order
 */
@PureRule
public record Reason(Code code, List<String> arguments) {

  /** The rule that requires it. */
  public enum Code {
    /** An employer, of a title. Arguments: the title, the employer's name. */
    TITLE_OF_EMPLOYER("reasonTitleOfEmployer"),
    /** The realm, of a title. Argument: the title. */
    TITLE("reasonTitle"),
    /** An employer, of all titles. Argument: the employer's name. */
    EMPLOYER("reasonEmployer"),
    /** The realm, of all titles. */
    REALM("reasonRealm"),
    /** An employer of whom the reader must not know. */
    OTHER_EMPLOYER("reasonOtherEmployer"),
    /** The console, of everybody who opens it. */
    CONSOLE("reasonConsole");

    private final String message;

    Code(String message) {
      this.message = message;
    }

    /** The key of the words. */
    public String message() {
      return message;
    }
  }

  /** The reason for a reader who must not know the employer. */
  public static final Reason OTHER_EMPLOYER = new Reason(Code.OTHER_EMPLOYER, List.of());

  static final Reason CONSOLE = new Reason(Code.CONSOLE, List.of());

  static Reason of(Optional<Title> title, Optional<String> employer) {
    Code code =
        title.isPresent()
            ? employer.isPresent() ? Code.TITLE_OF_EMPLOYER : Code.TITLE
            : employer.isPresent() ? Code.EMPLOYER : Code.REALM;
    return new Reason(
        code, Stream.concat(title.map(Title::text).stream(), employer.stream()).toList());
  }
}
