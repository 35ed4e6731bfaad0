package dk.adgang.admin.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.adgang.admin.employees.EmployeeChanges;
import dk.adgang.admin.history.Actors.Actor;
import dk.adgang.admin.history.StoredEvents.OfAdministrator;
import dk.adgang.admin.history.StoredEvents.OfUser;
import dk.adgang.password.demand.ReaderTexts;
import dk.adgang.secondfactor.EnrolledFactors;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Tells what has happened to an employee, newest first. Three statements read a page, however many
 * events there are. No event tells a network address, a token, an app, an identity provider or an
 * employer: a manager of one employer must not learn of another.
 */
public final class EmployeeHistory {

  /** How many events a page has when nobody asks for another number. */
  public static final int USUAL = 20;

  /** The most events of a page. */
  public static final int MOST = 100;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

  private final KeycloakSession session;
  private final RealmModel realm;
  private final ReaderTexts words;
  private final Optional<Set<String>> known;

  /**
   * Prepares to read.
   *
   * @param words the reader's
   * @param known the ids of the organizations that the reader may know; empty for all
   */
  public EmployeeHistory(
      KeycloakSession session, RealmModel realm, ReaderTexts words, Optional<Set<String>> known) {
    this.session = session;
    this.realm = realm;
    this.words = words;
    this.known = known;
  }

  private record Line(long time, String id, HistoryLine shown) {}

  /**
   * Reads a page.
   *
   * @param before where it begins
   */
  public HistoryReport read(UserModel employee, EventCursor before, int max) {
    StoredEvents stored = new StoredEvents(session, realm, employee.getId());
    List<OfAdministrator> others = stored.ofAdministrators(before, max + 1);
    Actors actors = actors(others);
    // As the database sorts both.
    List<Line> lines =
        Stream.concat(
                stored.ofUsers(before, max + 1).stream().map(this::line),
                others.stream().map(each -> line(employee.getId(), each, actors)))
            .sorted(Comparator.comparing(Line::time).thenComparing(Line::id).reversed())
            .toList();
    List<Line> page = lines.subList(0, Math.min(max, lines.size()));
    return new HistoryReport(
        page.stream().map(Line::shown).toList(),
        lines.size() > max ? cursor(page.get(max - 1)) : null,
        realm.isEventsEnabled(),
        realm.isAdminEventsEnabled());
  }

  private static String cursor(Line last) {
    return new EventCursor(last.time(), last.id()).text();
  }

  private Actors actors(List<OfAdministrator> events) {
    return Actors.of(
        session,
        realm,
        events.stream()
            .filter(each -> realm.getId().equals(each.byRealm()))
            .map(OfAdministrator::by)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet()),
        known);
  }

  private Line line(OfUser event) {
    Happened read =
        UserEventRule.read(
            event.type(),
            event.error(),
            details(event.details()),
            type -> EnrolledFactors.name(session, type));
    String about =
        read.purpose() != null
            ? words.of("consoleEventLink." + read.purpose())
            : method(read.method());
    return new Line(
        event.time(),
        event.id(),
        new HistoryLine(
            at(event.time()),
            read.what().name(),
            null,
            read.method(),
            words.of("consoleEvent." + read.what(), about)));
  }

  /** A method that was removed from the server has no words any more. */
  private String method(String id) {
    String key = "factorName." + id;
    String name = id == null ? key : words.of(key);
    return name.equals(key) ? words.of("consoleFactor") : name;
  }

  private Line line(String employee, OfAdministrator event, Actors actors) {
    Set<String> changed =
        Set.copyOf(
            List.of(details(event.details()).getOrDefault(EmployeeChanges.CHANGED, "").split(" ")));
    Happening what = AdminEventRule.read(employee, event.path(), event.operation(), changed);
    Optional<Actor> by = actors.of(event.by());
    String name = by.map(Actor::name).orElse(null);
    return new Line(
        event.time(),
        event.id(),
        new HistoryLine(
            at(event.time()),
            what.name(),
            name,
            null,
            words.of("consoleEvent." + what, name == null ? unnamed(by) : name)));
  }

  private String unnamed(Optional<Actor> by) {
    if (by.isPresent()) {
      return words.of("consoleByProgram");
    }
    return words.of(known.isPresent() ? "consoleBySomebody" : "consoleByAdministrator");
  }

  private static String at(long time) {
    return Instant.ofEpochMilli(time).toString();
  }

  /** Details that cannot be read are as none: the event is told without them. */
  private static Map<String, String> details(String json) {
    if (json == null || json.isEmpty()) {
      return Map.of();
    }
    try {
      return JSON.readValue(json, DETAILS);
    } catch (JsonProcessingException e) {
      return Map.of();
    }
  }
}
