package dk.adgang.admin.console.employees;

import dk.adgang.admin.console.visit.ConsoleFrameView;
import dk.adgang.admin.console.visit.EmployerOptions.Choice;
import dk.adgang.common.DisplayText;
import java.util.List;
import java.util.Map;

/**
 * The values that {@code console-new-employee.ftl} shows.
 *
 * @param url where the form goes
 * @param importUrl the page for many employees at once
 * @param askedUrl the page with the owners of accounts who were asked
 * @param typed the fields as they were sent; empty at first
 * @param errors what is wrong, in words, by the field
 * @param titles the titles in use
 * @param meant the title that was probably meant; null when there is no doubt
 * @param phone whether there is a field for a mobile number
 * @param employers the employers to choose from; empty where there is no choice
 * @param languages the languages to choose from
 */
public record NewEmployeeView(
    ConsoleFrameView frame,
    String url,
    String importUrl,
    String askedUrl,
    Map<String, String> typed,
    Map<String, String> errors,
    List<String> titles,
    DisplayText meant,
    boolean phone,
    List<Choice> employers,
    List<Choice> languages) {

  /** The value of a field as it was sent; empty at first. */
  public String typed(String field) {
    return typed.getOrDefault(field, "");
  }

  /** The title as it was sent, for a sentence. */
  public DisplayText typedTitle() {
    return DisplayText.of(typed("title")).orElse(null);
  }

  /** The fault of a field in words; null when it has no fault. */
  public String error(String field) {
    return errors.get(field);
  }
}
