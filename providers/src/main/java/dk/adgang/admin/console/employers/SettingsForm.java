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
import dk.adgang.common.DisplayText;
import dk.adgang.common.FormFields;
import dk.adgang.common.RefusedException;
import dk.adgang.secondfactor.method.SecondFactorMethod;
import dk.adgang.secondfactor.method.SecondFactorMethods;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.OrganizationModel;

/** The settings of an employer: to see, and to change after a look at what that brings. */
final class SettingsForm {

  private static final String TEMPLATE = "console-settings.ftl";
  private static final String TAG = "tag";
  private static final String SURE = "sure";
  private static final String BACK = "back";

  private final ConsoleContext context;
  private final OrganizationModel employer;
  private final boolean administrator;

  SettingsForm(ConsoleContext context, OrganizationModel employer) {
    this.context = context;
    this.employer = employer;
    this.administrator = context.caller().settings().administers(employer);
    context.caller().settings().requireSee(employer);
  }

  static String page(OrganizationModel employer) {
    return ConsoleAddresses.SETTINGS + "/" + employer.getId();
  }

  Response show(String done) {
    SettingsReport report = report();
    return context.show(
        TEMPLATE, view(done, report, report.tag(), Map.of(), Map.of(), null, false));
  }

  /**
   * Shows the page again after a logo was not taken.
   *
   * @param error what is wrong with the file; null where it is nothing of the file
   * @param sentence what is wrong otherwise; null for nothing
   * @param proves whether a second factor is to be proven first
   */
  Response showRefused(String error, String sentence, boolean proves) {
    SettingsReport report = report();
    SettingsView page = view(null, report, report.tag(), Map.of(), Map.of(), sentence, proves);
    return context.showRefused(TEMPLATE, page.withLogo(page.logo().withError(error)));
  }

  private SettingsReport report() {
    return new EmployerSettings(context.session(), context.realm())
        .of(employer, new StoredSettings(context.session(), context.visit().events()).of(employer));
  }

  /** Changes the settings; where employees are concerned, after the reader has seen whom. */
  Response change(MultivaluedMap<String, String> form) {
    context.caller().settings().requireOf(employer);
    Map<EmployerSetting, List<String>> typed =
        SettingsFields.read(field -> form.getOrDefault(field, List.of()), administrator);
    String tag = FormFields.one(form, TAG);
    String known = tag == null ? "" : tag;
    if (form.containsKey(BACK)) {
      return context.show(TEMPLATE, view(null, report(), known, typed, Map.of(), null, false));
    }
    if (!context.visit().isFresh()) {
      // Nothing that was typed is lost: the proof is made in another tab.
      String sentence = context.text("consoleProofOld");
      return context.show(TEMPLATE, view(null, report(), known, typed, Map.of(), sentence, true));
    }
    if (!known.equals(report().tag())) {
      // A preview would be compared with settings that are gone.
      return stale();
    }
    try {
      PreviewReport preview =
          new SettingsPreview(
                  context.session(), context.realm(), context.caller(), context.visit().events())
              .of(employer, typed);
      if (preview.concerned() > 0 && !form.containsKey(SURE)) {
        return preview(preview, form);
      }
      new SettingsWrite(
              context.session(), context.realm(), context.caller(), context.visit().events())
          .replace(employer, typed, known);
      return context.leadTo(page(employer), "settings");
    } catch (RefusedException e) {
      return context.showRefused(TEMPLATE, wrong(typed, known, e.field()));
    } catch (StaleSettingsException e) {
      return stale();
    }
  }

  private Response stale() {
    SettingsReport now = report();
    String sentence = context.text("consoleSettingsStale");
    return context.showRefused(
        TEMPLATE, view(null, now, now.tag(), Map.of(), Map.of(), sentence, false));
  }

  /** A refusal in the words of its field; one about another attribute is for an administrator. */
  private SettingsView wrong(Map<EmployerSetting, List<String>> typed, String known, String field) {
    boolean here = EmployerSetting.named(field).isPresent();
    return view(
        null,
        report(),
        known,
        typed,
        here ? Map.of(field, context.text("consoleSettingWrong." + field)) : Map.of(),
        here ? null : context.text("consoleSettingOther", field),
        false);
  }

  private Response preview(PreviewReport report, MultivaluedMap<String, String> form) {
    Map<String, List<String>> sent = new HashMap<>();
    Arrays.stream(EmployerSetting.values())
        .map(EmployerSetting::field)
        .filter(form::containsKey)
        .forEach(field -> sent.put(field, form.get(field)));
    sent.put(TAG, form.getOrDefault(TAG, List.of()));
    return context.show(
        "console-preview.ftl",
        new PreviewView(
            context.frame(null),
            DisplayText.of(employer.getName()).orElse(null),
            DisplayText.of(context.text("consoleSettingsNew")).orElse(null),
            context.addresses().at(page(employer)),
            sent,
            true,
            null,
            report.employees(),
            report.concerned(),
            report.titles().stream()
                .map(line -> PreviewView.LineView.of(line, context.days()))
                .toList()));
  }

  private SettingsView view(
      String done,
      SettingsReport report,
      String tag,
      Map<EmployerSetting, List<String>> typed,
      Map<String, String> errors,
      String error,
      boolean proves) {
    boolean changes = context.caller().settings().allows(employer);
    List<String> methods =
        SecondFactorMethods.all(context.session()).stream().map(SecondFactorMethod::getId).toList();
    return new SettingsView(
        context.frame(done),
        DisplayText.of(employer.getName()).orElse(null),
        context.addresses().at(page(employer)),
        context.addresses().at(ConsoleAddresses.SETTINGS),
        proves ? context.addresses().login(ConsoleAddresses.PROVEN, true).toString() : null,
        tag,
        changes,
        error,
        SecondFactorMethods.all(context.session()).stream()
            .mapToLong(
                method ->
                    method
                        .sentToday(context.session(), context.realm(), employer.getAlias())
                        .orElse(0))
            .sum(),
        SettingsFields.of(report, new HashMap<>(typed), methods, readOnly(changes), errors),
        LogoForm.part(context, employer));
  }

  private Set<EmployerSetting> readOnly(boolean changes) {
    if (!changes) {
      return EnumSet.allOf(EmployerSetting.class);
    }
    return Arrays.stream(EmployerSetting.values())
        .filter(each -> !administrator && each.administratorsOnly())
        .collect(Collectors.toSet());
  }
}
