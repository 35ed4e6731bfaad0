package dk.adgang.brand.picture;

import dk.adgang.common.PureRule;

/** A file that is no logo. */
@PureRule
public final class LogoRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final LogoProblem problem;

  LogoRefusedException(LogoProblem problem) {
    super(problem.words());
    this.problem = problem;
  }

  /** The reason. */
  public LogoProblem problem() {
    return problem;
  }
}
