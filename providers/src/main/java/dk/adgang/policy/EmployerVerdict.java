package dk.adgang.policy;

import dk.adgang.common.PureRule;
import dk.adgang.policy.settings.SecondFactorSettings;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The decision of one employer, or of the realm, about one employee.
 *
 * @param lastDay the last day of the grace that is running; empty when none is
 * @param met what was met, as {@link RequiredSince} names it; empty where there is no grace
 */
@PureRule
record EmployerVerdict(
    SecondFactorSettings settings,
    Optional<Employer> employer,
    Requirement requirement,
    Optional<Title> title,
    Optional<LocalDate> lastDay,
    Optional<String> met) {

  /**
   * Judges one title of an employee.
   *
   * @param title empty where none is known
   * @param employer empty for the realm's own settings
   * @param settings what counts there
   * @param since what is remembered with the employee
   */
  static EmployerVerdict of(
      Optional<Title> title,
      Optional<Employer> employer,
      SecondFactorSettings settings,
      RequiredSince since,
      LocalDate today) {
    Optional<Title> listed =
        title.filter(
            t -> settings.requiredTitles().filter(keys -> keys.contains(t.key())).isPresent());
    Requirement requirement =
        listed.isPresent()
            ? Requirement.REQUIRED
            : settings.requirement().orElse(Requirement.OPTIONAL);
    int graceDays = requirement == Requirement.REQUIRED ? settings.graceDays().orElse(0) : 0;
    if (graceDays == 0) {
      return new EmployerVerdict(
          settings, employer, requirement, listed, Optional.empty(), Optional.empty());
    }
    String name = employer.map(Employer::alias).orElse("") + ":";
    String met = listed.map(t -> name + " " + t.key()).orElse(name);
    Optional<LocalDate> lastDay =
        Optional.of(since.of(met).orElse(today))
            .filter(day -> since.understood() && !day.isAfter(today))
            .map(day -> day.plusDays(graceDays))
            .filter(day -> !day.isBefore(today));
    return new EmployerVerdict(settings, employer, requirement, listed, lastDay, Optional.of(met));
  }

  boolean isStricterThan(EmployerVerdict other) {
    return requiredFrom().isBefore(other.requiredFrom());
  }

  private LocalDate requiredFrom() {
    return requirement == Requirement.OPTIONAL ? LocalDate.MAX : lastDay.orElse(LocalDate.MIN);
  }

  boolean adds(String setting) {
    return employer.map(Employer::enabled).orElse(true)
        && settings.added().getOrDefault(setting, false);
  }

  int rememberDeviceDays() {
    return settings.rememberDeviceDays().orElse(0);
  }

  boolean trustBroker() {
    return settings.trustBroker().orElse(false);
  }
}
