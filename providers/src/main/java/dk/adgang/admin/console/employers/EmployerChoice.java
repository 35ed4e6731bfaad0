package dk.adgang.admin.console.employers;

import dk.adgang.admin.console.visit.ConsoleContext;
import dk.adgang.admin.employees.EmployersByName;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keycloak.models.OrganizationModel;
import org.keycloak.organization.OrganizationProvider;

/** The employer that a page is about: the only one, or one that the reader chooses. */
final class EmployerChoice {

  private static final String SEARCH = "search";

  /** More are not shown at once: the search finds the others. */
  private static final int MOST = 100;

  private final ConsoleContext context;
  private final String page;
  private final Predicate<OrganizationModel> seen;

  /**
   * Prepares the choice.
   *
   * @param page the name of the page, below which each employer has its own
   * @param seen whether the reader sees the page of an employer
   */
  EmployerChoice(ConsoleContext context, String page, Predicate<OrganizationModel> seen) {
    this.context = context;
    this.page = page;
    this.seen = seen;
  }

  /** Leads on to the only employer, or shows those to choose from. */
  Response show(boolean ofRealm) {
    String search =
        Objects.requireNonNullElse(
                context.session().getContext().getUri().getQueryParameters().getFirst(SEARCH), "")
            .strip();
    List<OrganizationModel> found = found(search);
    if (search.isEmpty() && !ofRealm && found.size() == 1) {
      return Response.seeOther(URI.create(at(found.get(0).getId()))).build();
    }
    return context.show(
        "console-employers.ftl",
        new EmployersView(
            context.frame(null),
            page,
            context.addresses().at(page),
            search,
            found.stream()
                .limit(MOST)
                .map(each -> new EmployersView.Employer(each.getName(), at(each.getId())))
                .toList(),
            found.size() > MOST,
            ofRealm ? at("realm") : null));
  }

  private String at(String id) {
    return context.addresses().at(page + "/" + id);
  }

  private List<OrganizationModel> found(String search) {
    OrganizationProvider all = context.session().getProvider(OrganizationProvider.class);
    if (all == null || !context.realm().isOrganizationsEnabled()) {
      return List.of();
    }
    Optional<Set<String>> known = context.caller().settings().known();
    Stream<OrganizationModel> some =
        known.isPresent()
            ? known.get().stream().map(all::getById).filter(Objects::nonNull)
            : all.getAllStream(search, false, 0, MOST + 1);
    return some.filter(seen)
        .sorted(Comparator.comparing(OrganizationModel::getName, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  /** Finds an employer that the reader may know of. */
  static OrganizationModel of(ConsoleContext context, String id) {
    return context
        .caller()
        .settings()
        .known(new EmployersByName(context.session(), context.realm()).withId(id));
  }
}
