package dk.adgang.admin.console.employers;

import dk.adgang.admin.console.visit.ConsoleContext;
import dk.adgang.admin.console.visit.SentForm;
import dk.adgang.admin.employers.EmployerLogo;
import dk.adgang.admin.employers.LogoReport;
import dk.adgang.admin.employers.StaleSettingsException;
import dk.adgang.brand.Brands;
import dk.adgang.brand.StoredLogo;
import dk.adgang.brand.picture.LogoRefusedException;
import dk.adgang.common.FormFields;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.models.OrganizationModel;

/** The logo on the page of an employer's settings: taken from a file, and removed. */
final class LogoForm {

  /** The field of the file. */
  static final String FILE = "logo";

  private static final String TAG = "tag";
  private static final String REMOVE = "remove";

  private final ConsoleContext context;
  private final OrganizationModel employer;

  LogoForm(ConsoleContext context, OrganizationModel employer) {
    this.context = context;
    this.employer = employer;
    context.caller().settings().requireOf(employer);
  }

  private static EmployerLogo logo(ConsoleContext context, OrganizationModel employer) {
    return new EmployerLogo(context.session(), context.realm(), context.visit().events(), employer);
  }

  /** The part of the page, as the logo is stored now. */
  static SettingsView.LogoPart part(ConsoleContext context, OrganizationModel employer) {
    EmployerLogo logo = logo(context, employer);
    Optional<StoredLogo> stored = logo.stored();
    return new SettingsView.LogoPart(
        context.addresses().at(SettingsForm.page(employer) + "/logo"),
        EmployerLogo.tag(stored),
        stored.map(new Brands(context.session(), context.realm())::view).orElse(null),
        stored.map(logo::report).map(LogoReport::plate).orElse(null),
        null);
  }

  /** Takes the file that was sent, or removes the logo where that button was pressed. */
  Response change(SentForm sent) {
    SettingsForm page = new SettingsForm(context, employer);
    if (!context.visit().isFresh()) {
      return page.showRefused(null, context.text("consoleLogoProofOld"), true);
    }
    String tag = FormFields.one(sent.fields(), TAG);
    String known = tag == null ? "" : tag;
    EmployerLogo logo = logo(context, employer);
    try {
      if (sent.fields().containsKey(REMOVE)) {
        logo.remove(known);
        return context.leadTo(SettingsForm.page(employer), "logoRemoved");
      }
      logo.replace(sent.file(), known);
      return context.leadTo(SettingsForm.page(employer), "logo");
    } catch (LogoRefusedException e) {
      return page.showRefused(context.text("consoleLogoWrong." + e.problem().name()), null, false);
    } catch (StaleSettingsException e) {
      return page.showRefused(null, context.text("consoleSettingsStale"), false);
    }
  }
}
