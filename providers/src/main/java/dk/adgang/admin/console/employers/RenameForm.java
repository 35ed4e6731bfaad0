package dk.adgang.admin.console.employers;

import dk.adgang.admin.console.visit.ConsoleContext;
import dk.adgang.admin.titles.RenamedTitle;
import dk.adgang.admin.titles.TitleInUse;
import dk.adgang.admin.titles.TitleList;
import dk.adgang.admin.titles.TitleRename;
import dk.adgang.admin.titles.TitlesInUse;
import dk.adgang.common.DisplayText;
import dk.adgang.common.FormFields;
import dk.adgang.common.RefusedException;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.OrganizationModel;

/** The form that gives a title another name: it counts first, and does it when that was seen. */
final class RenameForm {

  private static final String TEMPLATE = "console-rename.ftl";
  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String SURE = "sure";

  private final ConsoleContext context;
  private final OrganizationModel employer;

  /**
   * Prepares the form.
   *
   * @param employer null for the whole realm
   */
  RenameForm(ConsoleContext context, OrganizationModel employer) {
    this.context = context;
    this.employer = employer;
    context.caller().creating().requireMany(employer);
  }

  Response show() {
    String from = context.session().getContext().getUri().getQueryParameters().getFirst(FROM);
    return context.show(TEMPLATE, view(Objects.requireNonNullElse(from, ""), "", null, null));
  }

  Response rename(MultivaluedMap<String, String> form) {
    String from = Objects.requireNonNullElse(FormFields.one(form, FROM), "");
    String to = Objects.requireNonNullElse(FormFields.one(form, TO), "").strip();
    // It takes or gives the requirement of a list, as the settings do.
    if (!context.visit().isFresh()) {
      return Response.seeOther(
              context.addresses().login(TitlesForm.page(employer) + "/rename", true))
          .build();
    }
    boolean sure = form.containsKey(SURE);
    try {
      RenamedTitle renamed =
          new TitleRename(
                  context.session(), context.realm(), context.caller(), context.visit().events())
              .rename(from, to, employer, !sure);
      return sure
          ? context.leadTo(TitlesForm.page(employer), "renamed")
          : context.show(TEMPLATE, view(from, to, null, renamed));
    } catch (RefusedException e) {
      return context.showRefused(
          TEMPLATE,
          view(
              from,
              to,
              context.text(e.field().equals(TO) ? "consoleTitleWrong" : "consoleTitleNobody"),
              null));
    } catch (ForbiddenException e) {
      return context.showRefused(
          TEMPLATE, view(from, to, context.text("consoleTitleOthers"), null));
    }
  }

  private RenameView view(String from, String to, String error, RenamedTitle counted) {
    Optional<Set<String>> listed = context.caller().listed();
    TitlesInUse titles =
        new TitleList(context.session(), context.realm())
            .read(employer == null ? listed : Optional.of(Set.of(employer.getId())));
    List<String> all =
        Stream.concat(
                titles.titles().stream().map(TitleInUse::title),
                titles.unused().stream().map(TitlesInUse.Unused::title))
            .toList();
    return new RenameView(
        context.frame(null),
        employer == null ? null : DisplayText.of(employer.getName()).orElse(null),
        context.addresses().at(TitlesForm.page(employer) + "/rename"),
        context.addresses().at(TitlesForm.page(employer)),
        all,
        from,
        to,
        error,
        counted);
  }
}
