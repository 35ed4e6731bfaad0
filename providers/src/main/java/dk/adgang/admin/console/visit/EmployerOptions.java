package dk.adgang.admin.console.visit;

import dk.adgang.admin.employees.EmployersByName;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.OrganizationModel;
import org.keycloak.organization.OrganizationProvider;

/** The employers of which the reader may create employees, as a form offers them. */
public record EmployerOptions(ConsoleContext context) {

  private static final String NONE = "-";

  /** More employers are too many to choose from on a page. */
  private static final int MOST = 200;

  /**
   * One of several values to choose from.
   *
   * @param value as it is sent
   * @param name as people know it
   */
  public record Choice(String value, String name) {}

  /** Returns the employers themselves; none in a realm that is one employer. */
  public List<OrganizationModel> whole() {
    OrganizationProvider all = context.session().getProvider(OrganizationProvider.class);
    if (all == null || !context.realm().isOrganizationsEnabled()) {
      return List.of();
    }
    return context
        .caller()
        .creating()
        .employers()
        .map(own -> own.stream().map(all::getById))
        .orElseGet(() -> all.getAllStream("", false, 0, MOST))
        .toList();
  }

  /** Returns them; none for a manager of one employer, and in a realm that is one employer. */
  public List<Choice> all() {
    Optional<Set<String>> own = context.caller().creating().employers();
    List<Choice> choices =
        whole().stream()
            .map(each -> new Choice(each.getAlias(), each.getName()))
            .sorted(Comparator.comparing(Choice::name))
            .toList();
    if (own.isPresent()) {
      return choices.size() == 1 ? List.of() : choices;
    }
    return choices.isEmpty()
        ? choices
        : Stream.concat(
                choices.stream(), Stream.of(new Choice(NONE, context.text("consoleEmployerNone"))))
            .toList();
  }

  /**
   * Whether a form says which employer it is about. Where there is a choice it has to be made, so
   * that nobody is created without an employer by mistake. An administrator may choose «none».
   *
   * @param alias as it was sent; null where nothing was chosen
   */
  public boolean isChosen(String alias) {
    if (NONE.equals(alias)) {
      return context.caller().creating().employers().isEmpty();
    }
    boolean nothing = alias == null || alias.isEmpty();
    return nothing ? all().isEmpty() : named(alias).isPresent();
  }

  /** Finds the employer that was chosen, or the only one that a manager has. */
  public Optional<OrganizationModel> named(String alias) {
    EmployersByName all = new EmployersByName(context.session(), context.realm());
    return alias == null || alias.isEmpty()
        ? context.caller().creating().onlyEmployer().flatMap(all::withId)
        : all.named(alias).filter(context.caller().creating()::allows);
  }
}
