package dk.adgang.admin.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dk.adgang.admin.access.Caller;
import dk.adgang.admin.consent.NewColleague;
import dk.adgang.admin.consent.OpenQuestions;
import dk.adgang.admin.employees.EmployeeChanges;
import dk.adgang.admin.employees.EmployeeFilter;
import dk.adgang.admin.employees.EmployeeFilter.Only;
import dk.adgang.admin.employees.EmployeeFilter.Order;
import dk.adgang.admin.employees.EmployeeList;
import dk.adgang.admin.employees.FoundEmployees;
import dk.adgang.admin.employees.NewEmployee;
import dk.adgang.admin.rest.answer.RepeatedRequest;
import dk.adgang.admin.rest.problem.ProblemKind;
import dk.adgang.common.RefusedException;
import dk.adgang.link.LinkReport;
import dk.adgang.password.demand.ReaderTexts;
import dk.adgang.policy.Reason;
import dk.adgang.policy.Title;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** Employees: {@code /admin/realms/REALM/adgang/employees}. */
public final class EmployeesResource {

  private static final String SEARCH = "search";
  private static final String TITLE = "title";
  private static final String WITHOUT = "withoutSecondFactor";
  private static final String FAILED = "welcomeFailed";
  private static final String NEVER = "neverLoggedIn";

  private static final String SORT = "sort";
  private static final String FIRST = "first";
  private static final String MAX = "max";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Caller caller;
  private final AdminEventBuilder events;
  private final RepeatedRequest repeated;
  private final AskedEmployer asked;

  EmployeesResource(
      KeycloakSession session,
      RealmModel realm,
      Caller caller,
      AdminEventBuilder events,
      RepeatedRequest repeated) {
    this.session = session;
    this.realm = realm;
    this.caller = caller;
    this.events = events;
    this.repeated = repeated;
    this.asked = new AskedEmployer(session, realm);
  }

  /**
   * The employee who was created. Of an account that was there before, the answer says nothing.
   *
   * @param id the id of the account; null when the owner of one is asked
   * @param link the welcome's state; null when the owner is asked
   * @param asked whether the address has an account, whose owner is asked
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Created(String id, LinkReport link, boolean asked) {}

  /**
   * A question that its receiver has not answered.
   *
   * @param email as it was asked for
   * @param employer the alias of the employer
   * @param askedAt when it was mailed last
   * @param openUntil when its time is over
   */
  record Waiting(String email, String employer, String askedAt, String openUntil) {}

  /**
   * Lists employees, a page at a time: those of the realm, of one {@code ?employer=ALIAS}, or for a
   * manager of the own employers. {@code search} looks in names and addresses; {@code title} takes
   * a title as the settings do; {@code withoutSecondFactor}, {@code welcomeFailed} and {@code
   * neverLoggedIn} leave out all others when they are {@code true}; {@code sort} is {@code name},
   * {@code email}, {@code title} or {@code created}; {@code first} and {@code max} (at most {@value
   * EmployeeFilter#MOST}) choose the page.
   *
   * @return 200 with the page and the number of all; 400 naming the parameter that is wrong
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public FoundEmployees list() {
    Optional<Set<String>> listed = caller.listed();
    Query query =
        Query.of(
            session, SEARCH, TITLE, AskedEmployer.FIELD, WITHOUT, FAILED, NEVER, SORT, FIRST, MAX);
    FoundEmployees page =
        new EmployeeList(session, realm)
            .find(asked.ids(query.text(AskedEmployer.FIELD), listed), filter(query));
    ReaderTexts words = ReaderTexts.ofRequest(session, realm, null);
    return new FoundEmployees(
        page.total(),
        page.first(),
        page.max(),
        page.employees().stream().map(each -> each.worded(sentence(each.why(), words))).toList());
  }

  private static String sentence(Reason why, ReaderTexts words) {
    return why == null ? null : words.of(why.code().message(), why.arguments().toArray());
  }

  private static Set<Only> only(Query query) {
    Set<Only> only = EnumSet.noneOf(Only.class);
    if (query.flag(WITHOUT)) {
      only.add(Only.WITHOUT_SECOND_FACTOR);
    }
    if (query.flag(FAILED)) {
      only.add(Only.WELCOME_FAILED);
    }
    if (query.flag(NEVER)) {
      only.add(Only.NEVER_LOGGED_IN);
    }
    return only;
  }

  private static EmployeeFilter filter(Query query) {
    String title = query.text(TITLE);
    Optional<Title> meant = Title.of(title);
    if (title != null && meant.isEmpty()) {
      throw Query.bad(TITLE, "This is no title");
    }
    String sort = Optional.ofNullable(query.text(SORT)).orElse(Order.NAME.id());
    return new EmployeeFilter(
        EmployeeFilter.words(query.text(SEARCH)),
        meant,
        only(query),
        Order.named(sort)
            .orElseThrow(
                () ->
                    Query.bad(
                        SORT,
                        "This must be "
                            + Arrays.stream(Order.values())
                                .map(Order::id)
                                .collect(Collectors.joining(", ")))),
        query.number(FIRST, 0, 0, Integer.MAX_VALUE),
        query.number(MAX, EmployeeFilter.USUAL, 1, EmployeeFilter.MOST));
  }

  /**
   * Creates an employee, who gets the welcome mail: {@code
   * {"firstName":"…","lastName":"…","email":"…","title":"…","employer":"ALIAS","language":"da","phone":"…"}}.
   * The address is needed; the phone is what SMS is proposed for. A manager of one employer may
   * leave the employer out. The same request again with the same {@code Idempotency-Key} creates
   * nobody and mails nothing. Of an address that has an account the owner is asked by mail whether
   * the employer may add them.
   *
   * @return 201 with the id and the link's state; 202 when the owner is asked; 400 or 413 naming
   *     the field that is wrong
   */
  @POST
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  public Response create(InputStream body) {
    caller.creating().requireAny();
    Query.of(session);
    byte[] sent = JsonBody.bytes(body, JsonBody.USUAL);
    NewEmployee wanted = JsonBody.read(sent, NewEmployee.class);
    OrganizationModel employer = asked.orOnly(wanted.employer(), caller, ProblemKind.INVALID_FIELD);
    caller.creating().require(employer);
    return JsonBody.orBad(() -> repeated.answer(sent, () -> created(wanted, employer)));
  }

  private Response created(NewEmployee wanted, OrganizationModel employer) throws RefusedException {
    return new NewColleague(session, realm, caller, events)
        .bring(wanted, employer)
        .map(this::created)
        .orElseGet(() -> Response.accepted(new Created(null, null, true)).build());
  }

  private Response created(UserModel employee) {
    return Response.created(
            session.getContext().getUri().getAbsolutePathBuilder().path(employee.getId()).build())
        .entity(
            new Created(
                employee.getId(),
                new EmployeeChanges(session, realm, events).newestLink(employee),
                false))
        .build();
  }

  /** Lists the questions of one employer; see {@link AdgangResource#asked}. */
  List<Waiting> asked(String alias) {
    OrganizationModel employer = asked.orOnly(alias, caller, ProblemKind.INVALID_PARAMETER);
    if (employer == null) {
      throw Query.bad(AskedEmployer.FIELD, "This is needed");
    }
    caller.creating().require(employer);
    return new OpenQuestions(session)
        .waiting(List.of(employer)).stream()
            .map(
                each ->
                    new Waiting(
                        each.address(),
                        each.employer().getAlias(),
                        each.asked().toString(),
                        each.until().toString()))
            .toList();
  }
}
