package dk.adgang.testbed.cluster;

import dk.adgang.testbed.Postgres;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Boots two nodes once for all tests that ask for them. */
public final class TwoNodesExtension implements ParameterResolver, ExecutionCondition {

  private static final String NO_DATABASE =
      "PostgreSQL's programs initdb and postgres are not on this machine: two nodes are not tried";

  private static final ExtensionContext.Namespace SPACE =
      ExtensionContext.Namespace.create(TwoNodesExtension.class);

  /** Asked of each test and not of its class, so that each is counted as skipped. */
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return context.getTestMethod().isPresent() && !Postgres.isInstalled()
        ? ConditionEvaluationResult.disabled(NO_DATABASE)
        : ConditionEvaluationResult.enabled("");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TwoNodes.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(SPACE)
        .getOrComputeIfAbsent(TwoNodes.class, key -> TwoNodes.start(), TwoNodes.class);
  }
}
