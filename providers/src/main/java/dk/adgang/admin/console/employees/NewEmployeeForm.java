package dk.adgang.admin.console.employees;

import dk.adgang.admin.consent.NewColleague;
import dk.adgang.admin.console.visit.ConsoleAddresses;
import dk.adgang.admin.console.visit.ConsoleContext;
import dk.adgang.admin.console.visit.EmployerOptions;
import dk.adgang.admin.console.visit.EmployerOptions.Choice;
import dk.adgang.admin.employees.NewEmployee;
import dk.adgang.common.DisplayText;
import dk.adgang.common.FormFields;
import dk.adgang.common.RefusedException;
import dk.adgang.policy.HeldTitles;
import dk.adgang.policy.Title;
import dk.adgang.secondfactor.ProposedNumber;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;

/** The form for a new employee. */
final class NewEmployeeForm {

  private static final String TEMPLATE = "console-new-employee.ftl";
  private static final String TITLE = "title";
  private static final String EMPLOYER = "employer";
  private static final String LANGUAGE = "language";
  private static final String PHONE = "phone";

  /** The button by which somebody says that the title is the one that is meant. */
  private static final String SURE = "sure";

  /** The button by which somebody takes the title that is in use. */
  private static final String MEANT = "meant";

  private static final List<String> FIELDS =
      List.of("firstName", "lastName", "email", TITLE, EMPLOYER, LANGUAGE, PHONE);

  private final ConsoleContext context;
  private final EmployerOptions employers;

  NewEmployeeForm(ConsoleContext context) {
    this.context = context;
    this.employers = new EmployerOptions(context);
  }

  Response show() {
    context.caller().creating().requireAny();
    return context.show(TEMPLATE, view(Map.of(), Map.of(), null));
  }

  Response create(MultivaluedMap<String, String> form) {
    Map<String, String> typed = new HashMap<>();
    for (String field : FIELDS) {
      Optional.ofNullable(FormFields.one(form, field))
          .map(String::strip)
          .filter(text -> !text.isEmpty())
          .ifPresent(text -> typed.put(field, text));
    }
    context.caller().creating().requireAny();
    if (!employers.isChosen(typed.get(EMPLOYER))) {
      return context.show(
          TEMPLATE, view(typed, Map.of(EMPLOYER, context.text("consoleEmployerUnknown")), null));
    }
    Optional<OrganizationModel> employer = employers.named(typed.get(EMPLOYER));
    context.caller().creating().require(employer.orElse(null));
    Optional<String> meant =
        form.containsKey(SURE) ? Optional.empty() : meant(context, typed.get(TITLE));
    if (meant.isPresent() && form.containsKey(MEANT)) {
      typed.put(TITLE, meant.get());
    } else if (meant.isPresent()) {
      return context.show(TEMPLATE, view(typed, Map.of(), meant.get()));
    }
    try {
      Optional<UserModel> employee =
          new NewColleague(
                  context.session(), context.realm(), context.caller(), context.visit().events())
              .bring(
                  new NewEmployee(
                      typed.get("firstName"),
                      typed.get("lastName"),
                      typed.get("email"),
                      typed.get(TITLE),
                      typed.get(EMPLOYER),
                      typed.get(LANGUAGE),
                      typed.get(PHONE)),
                  employer.orElse(null));
      return employee.isPresent()
          ? context.leadTo(ConsoleAddresses.EMPLOYEES + "/" + employee.get().getId(), "created")
          : context.leadTo(ConsoleAddresses.ASKED, "asked");
    } catch (RefusedException e) {
      return context.showRefused(
          TEMPLATE, view(typed, Map.of(known(e.field()), context.words(e)), null));
    }
  }

  private static String known(String field) {
    return FIELDS.contains(field) ? field : "email";
  }

  /** A title that is in use, and one letter from the one that was typed. */
  static Optional<String> meant(ConsoleContext context, String title) {
    return Title.of(title)
        .flatMap(
            HeldTitles.of(context.session(), context.realm(), context.caller().listed())::near);
  }

  private NewEmployeeView view(
      Map<String, String> typed, Map<String, String> errors, String meant) {
    return new NewEmployeeView(
        context.frame(null),
        context.addresses().at(ConsoleAddresses.NEW),
        context.addresses().at(ConsoleAddresses.IMPORT),
        context.addresses().at(ConsoleAddresses.ASKED),
        typed,
        errors,
        EmployeeListForm.titles(context),
        DisplayText.of(meant).orElse(null),
        ProposedNumber.isOfUse(
            context.session(), context.realm(), context.caller().creating().employers()),
        employers.all(),
        languages(context));
  }

  /** The languages of the realm, each by its own name. */
  static List<Choice> languages(ConsoleContext context) {
    return context
        .realm()
        .getSupportedLocalesStream()
        .sorted()
        .map(
            code -> {
              Locale language = Locale.forLanguageTag(code);
              return new Choice(code, language.getDisplayLanguage(language));
            })
        .toList();
  }
}
