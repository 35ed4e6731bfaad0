package dk.adgang.admin.imports;

import dk.adgang.admin.access.Caller;
import dk.adgang.admin.imports.ImportRowEntity.State;
import dk.adgang.policy.HeldTitles;
import dk.adgang.policy.Title;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.organization.OrganizationProvider;

/** Reports what would come of a file of employees, and what has come of it so far. */
record ImportReports(KeycloakSession session, RealmModel realm, Caller caller, Imports imports) {

  /** More different titles are not compared with those in use. */
  private static final int MOST_TITLES = 200;

  /** The outcome that a file would have that was just read. */
  ImportReport foreseen(
      String id, OrganizationModel employer, ImportFile file, ImportCheck.Checked checked) {
    Known known = known(employer, checked.right().stream().map(ImportRow::address).toList());
    return new ImportReport(
        id,
        employer == null ? null : employer.getAlias(),
        file.rows().size(),
        checked.right().size() - known.existing(),
        0,
        known.existing(),
        told(known),
        checked.problems().size(),
        checked.problems().stream().limit(ImportReport.MOST_PROBLEMS).toList(),
        near(
            checked.right().stream()
                .flatMap(row -> Title.of(row.cell(ImportColumn.TITLE)).stream())
                .toList()),
        file.ignored());
  }

  /** The outcome that a stored file would have that was not begun. */
  ImportReport foreseen(ImportEntity file) {
    ImportReport now = soFar(file);
    List<ImportRowEntity> rows = imports.first(file.id, State.PENDING, ImportFile.MOST);
    OrganizationModel employer =
        file.employerId == null
            ? null
            : session.getProvider(OrganizationProvider.class).getById(file.employerId);
    Known known =
        known(employer, rows.stream().map(row -> row.email.toLowerCase(Locale.ROOT)).toList());
    return new ImportReport(
        file.id,
        now.employer(),
        now.total(),
        now.pending() - known.existing(),
        0,
        known.existing(),
        told(known),
        now.failed(),
        now.problems(),
        near(rows.stream().flatMap(row -> Title.of(row.title).stream()).toList()),
        List.of());
  }

  /**
   * Addresses that have an account.
   *
   * @param existing with the employer, or where there is no employer to ask for
   * @param asked of others, whose owners are asked
   */
  private record Known(long existing, long asked) {}

  /**
   * A look costs nothing and mails nobody, so that it must not tell a manager which addresses have
   * an account elsewhere.
   */
  private long told(Known known) {
    return caller.administersEmployees() ? known.asked() : 0;
  }

  private Known known(OrganizationModel employer, List<String> addresses) {
    Set<String> taken = imports.taken(realm, addresses);
    long all = addresses.stream().filter(taken::contains).count();
    if (employer == null) {
      return new Known(all, 0);
    }
    Set<String> members = imports.members(employer.getId(), List.copyOf(taken));
    long existing = addresses.stream().filter(members::contains).count();
    return new Known(existing, all - existing);
  }

  /** How far a file has come. */
  ImportReport soFar(ImportEntity file) {
    Map<State, Long> counts = imports.counts(file.id);
    return new ImportReport(
        file.id,
        Optional.ofNullable(file.employerId)
            .map(each -> session.getProvider(OrganizationProvider.class).getById(each))
            .map(OrganizationModel::getAlias)
            .orElse(null),
        counts.values().stream().mapToLong(Long::longValue).sum(),
        counts.getOrDefault(State.PENDING, 0L),
        counts.getOrDefault(State.CREATED, 0L),
        counts.getOrDefault(State.EXISTS, 0L),
        counts.getOrDefault(State.ASKED, 0L),
        counts.getOrDefault(State.FAILED, 0L),
        imports.first(file.id, State.FAILED, ImportReport.MOST_PROBLEMS).stream()
            .map(
                row ->
                    new ImportProblem(
                        row.line, row.field, ImportProblem.Kind.valueOf(row.code), row.reason))
            .toList(),
        List.of(),
        List.of());
  }

  private List<ImportReport.NearTitle> near(List<Title> titles) {
    HeldTitles held = HeldTitles.of(session, realm, caller.creating().employers());
    Map<Title, Long> counts = new LinkedHashMap<>();
    titles.forEach(title -> counts.merge(title, 1L, Long::sum));
    List<ImportReport.NearTitle> near = new ArrayList<>();
    counts.entrySet().stream()
        .limit(MOST_TITLES)
        .forEach(
            each ->
                held.near(each.getKey())
                    .map(
                        meant ->
                            new ImportReport.NearTitle(
                                each.getKey().text(), meant, each.getValue()))
                    .ifPresent(near::add));
    return near;
  }
}
