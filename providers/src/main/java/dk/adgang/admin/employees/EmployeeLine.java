package dk.adgang.admin.employees;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dk.adgang.link.LinkReport;
import dk.adgang.policy.Reason;
import java.util.List;

/**
 * One employee in a list. Times are ISO 8601 in UTC.
 *
 * @param titles mostly one; more may come from a directory
 * @param employers the aliases of the employers
 * @param employerNames their names, for a page
 * @param required whether a second factor may neither be skipped nor put off
 * @param why why it is required, now or when the grace is over; null when it is optional
 * @param reason the same in words; null while nobody has worded it
 * @param graceUntil the moment from which on it is required; absent when it is already, or optional
 * @param methods the ids of the second factors that the employee has
 * @param skipped whether the employee chose to skip it, while it was optional
 * @param password whether the employee has a password here
 * @param welcome the newest welcome; absent when there was none
 * @param lastLogin the last login that is kept among the events; absent when there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EmployeeLine(
    String id,
    String firstName,
    String lastName,
    String email,
    boolean enabled,
    List<String> titles,
    List<String> employers,
    @JsonIgnore List<String> employerNames,
    boolean required,
    @JsonIgnore Reason why,
    String reason,
    String graceUntil,
    List<String> methods,
    boolean skipped,
    boolean password,
    LinkReport welcome,
    String lastLogin) {

  /** Returns the same with the reason in words. */
  public EmployeeLine worded(String sentence) {
    return new EmployeeLine(
        id,
        firstName,
        lastName,
        email,
        enabled,
        titles,
        employers,
        employerNames,
        required,
        why,
        sentence,
        graceUntil,
        methods,
        skipped,
        password,
        welcome,
        lastLogin);
  }
}
