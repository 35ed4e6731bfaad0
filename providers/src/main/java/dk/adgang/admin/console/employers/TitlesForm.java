package dk.adgang.admin.console.employers;

import dk.adgang.admin.console.visit.ConsoleAddresses;
import dk.adgang.admin.console.visit.ConsoleContext;
import dk.adgang.admin.employers.EmployerSetting;
import dk.adgang.admin.employers.EmployerSettings;
import dk.adgang.admin.employers.PreviewReport;
import dk.adgang.admin.employers.SettingsPreview;
import dk.adgang.admin.employers.SettingsReport;
import dk.adgang.admin.employers.SettingsWrite;
import dk.adgang.admin.employers.StaleSettingsException;
import dk.adgang.admin.employers.StoredSettings;
import dk.adgang.admin.titles.SwitchedTitle;
import dk.adgang.admin.titles.TitleList;
import dk.adgang.admin.titles.TitlesInUse;
import dk.adgang.common.DisplayText;
import dk.adgang.common.FormFields;
import dk.adgang.common.RefusedException;
import dk.adgang.policy.Title;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.OrganizationModel;

/** The titles of an employer or of the realm, and the switch that requires a second factor. */
final class TitlesForm {

  private static final String TEMPLATE = "console-titles.ftl";
  private static final String TITLE = "title";
  private static final String REQUIRED = "required";
  private static final String TAG = "tag";
  private static final String ON = "on";

  private final ConsoleContext context;
  private final OrganizationModel employer;

  /**
   * Prepares the page.
   *
   * @param employer null for the whole realm
   */
  TitlesForm(ConsoleContext context, OrganizationModel employer) {
    this.context = context;
    this.employer = employer;
  }

  private String page() {
    return page(employer);
  }

  static String page(OrganizationModel employer) {
    return ConsoleAddresses.TITLES + "/" + (employer == null ? "realm" : employer.getId());
  }

  Response show(String done) {
    return context.show(TEMPLATE, view(done, null));
  }

  private TitlesView view(String done, String error) {
    Optional<Set<String>> listed = context.caller().listed();
    TitlesInUse titles =
        new TitleList(context.session(), context.realm())
            .read(employer == null ? listed : Optional.of(Set.of(employer.getId())));
    Optional<SettingsReport> settings = Optional.ofNullable(employer).map(each -> settings());
    boolean changes = employer != null && context.caller().settings().allows(employer);
    return new TitlesView(
        context.frame(done),
        employer == null ? null : DisplayText.of(employer.getName()).orElse(null),
        context.addresses().at(page()),
        context.caller().creating().allowsMany(employer)
            ? context.addresses().at(page() + "/rename")
            : null,
        changes ? context.addresses().at(ConsoleAddresses.SETTINGS + "/" + employer.getId()) : null,
        context.addresses().at(ConsoleAddresses.TITLES),
        settings.filter(TitlesForm::requiresAll).isPresent(),
        changes,
        titles.titles().stream()
            .map(
                each ->
                    new TitlesView.Row(
                        each.title(),
                        each.spellings().stream()
                            .filter(text -> !text.equals(each.title()))
                            .toList(),
                        each.employees(),
                        each.withSecondFactor(),
                        settings
                            .map(report -> isListed(report, each.title()))
                            .orElse(each.required().realm()),
                        settings.map(report -> titles(report).value() == null).orElse(true)))
            .toList(),
        titles.unused().stream().map(TitlesInUse.Unused::title).toList(),
        titles.near(),
        titles.complete(),
        error);
  }

  private SettingsReport settings() {
    return new EmployerSettings(context.session(), context.realm())
        .of(employer, new StoredSettings(context.session(), context.visit().events()).of(employer));
  }

  private static boolean requiresAll(SettingsReport report) {
    return REQUIRED.equals(report.settings().get(EmployerSetting.REQUIREMENT).effective());
  }

  private static SettingsReport.Line titles(SettingsReport report) {
    return report.settings().get(EmployerSetting.REQUIRED_TITLES);
  }

  private static boolean isListed(SettingsReport report, String title) {
    return Title.of(title)
        .filter(each -> SwitchedTitle.isListed(texts(titles(report).effective()), each))
        .isPresent();
  }

  private static List<String> texts(Object values) {
    return values instanceof List<?> list
        ? list.stream().map(String.class::cast).toList()
        : List.of();
  }

  /** Shows what the switch of a title would change, or switches it where that was seen. */
  Response change(MultivaluedMap<String, String> form, boolean sure) {
    context.caller().settings().requireOf(employer);
    if (!context.visit().isFresh()) {
      return Response.seeOther(context.addresses().login(page(), true)).build();
    }
    Optional<Title> title = Title.of(FormFields.one(form, TITLE));
    if (title.isEmpty()) {
      return show(null);
    }
    boolean required = ON.equals(FormFields.one(form, REQUIRED));
    SettingsReport now = settings();
    Optional<List<String>> values =
        SwitchedTitle.of(
            texts(titles(now).effective()), texts(titles(now).realm()), title.get(), required);
    if (values.isEmpty()) {
      return context.show(TEMPLATE, view(null, context.text("consoleTitlesOfRealm")));
    }
    Map<EmployerSetting, List<String>> wished =
        Map.of(EmployerSetting.REQUIRED_TITLES, values.get());
    try {
      return sure
          ? store(wished, form, required)
          : preview(wished, title.get(), required, now.tag());
    } catch (RefusedException e) {
      return context.showRefused(TEMPLATE, view(null, context.text("consoleTitleNotStored")));
    }
  }

  private Response store(
      Map<EmployerSetting, List<String>> wished,
      MultivaluedMap<String, String> form,
      boolean required)
      throws RefusedException {
    String tag = FormFields.one(form, TAG);
    try {
      new SettingsWrite(
              context.session(), context.realm(), context.caller(), context.visit().events())
          .change(employer, wished, tag == null ? "" : tag);
      return context.leadTo(page(), required ? "required" : "optional");
    } catch (StaleSettingsException e) {
      return context.showRefused(TEMPLATE, view(null, context.text("consoleSettingsStale")));
    }
  }

  private Response preview(
      Map<EmployerSetting, List<String>> wished, Title title, boolean required, String tag)
      throws RefusedException {
    PreviewReport report =
        new SettingsPreview(
                context.session(), context.realm(), context.caller(), context.visit().events())
            .of(employer, wished);
    return context.show(
        "console-preview.ftl",
        new PreviewView(
            context.frame(null),
            DisplayText.of(employer.getName()).orElse(null),
            DisplayText.of(
                    context.text(required ? "consoleTitleOn" : "consoleTitleOff", title.text()))
                .orElse(null),
            context.addresses().at(page() + "/require"),
            Map.of(
                TITLE,
                List.of(title.text()),
                REQUIRED,
                List.of(required ? ON : "off"),
                TAG,
                List.of(tag)),
            false,
            context.addresses().at(page()),
            report.employees(),
            report.concerned(),
            report.titles().stream()
                .map(line -> PreviewView.LineView.of(line, context.days()))
                .toList()));
  }
}
