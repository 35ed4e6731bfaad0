package dk.adgang.admin.console.visit;

import dk.adgang.admin.console.visitor.VisitorsRealm;
import dk.adgang.link.page.ContinueTarget;
import jakarta.ws.rs.core.Response;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** The pages for somebody to whom a page does not open. */
record ShutPages(KeycloakSession session, VisitorsRealm visitors, ConsoleAddresses addresses) {

  /** The name under which templates read the values. */
  private static final String PAGE = "page";

  /** The words of the way back: to the employees of a realm, or to the list of the realms. */
  private static final String TO_EMPLOYEES = "consoleHome";

  private static final String TO_REALMS = "consoleRealmsHome";

  /**
   * Leads to the login.
   *
   * @param page the one that was wanted
   * @param form whether a form came, which is not kept
   * @param anew whether the password and the second factor are asked for again
   */
  Response login(String page, boolean form, boolean anew) {
    return Response.seeOther(
            form ? addresses.loginAfterForm(page, anew) : addresses.login(page, anew))
        .build();
  }

  /**
   * Says why a page does not open, and where to go on.
   *
   * @param why the key of the reason
   */
  Response closed(Response.Status status, String why) {
    boolean list = ConsoleAddresses.REALMS.equals(addresses.first());
    return closed(status, why, addresses.at(""), list ? TO_REALMS : TO_EMPLOYEES);
  }

  /**
   * Answers an administrator of master who asks for a realm that is not theirs. The answer is alike
   * where there is none, and where there is one that does not use Adgang.
   */
  Response unknownRealm() {
    return closed(Response.Status.NOT_FOUND, "consoleRealmUnknown", addresses.realms(), TO_REALMS);
  }

  private Response closed(Response.Status status, String why, String home, String words) {
    session.getTransactionManager().setRollbackOnly();
    return session
        .getProvider(LoginFormsProvider.class)
        .setStatus(status)
        .setAttribute(PAGE, new ConsoleClosedView(why, home, words, addresses.logout()))
        .createForm("console-closed.ftl");
  }

  /**
   * Answers an administrator of master who has proven no second factor in this session. Keycloak's
   * own login has asked for none, so that it is not asked again and again: what is missing is one
   * to set up, or a new login.
   *
   * @param page the one that was wanted
   */
  Response unproven(UserModel user, String page) {
    return session
        .getProvider(LoginFormsProvider.class)
        .setUser(user)
        .setStatus(Response.Status.FORBIDDEN)
        .setAttribute(
            PAGE,
            new ConsoleUnprovenView(
                addresses.login(page, true).toString(),
                new ContinueTarget(session, visitors.realm()).accountPage().orElse(null),
                addresses.logout()))
        .createForm("console-unproven.ftl");
  }

  /**
   * Answers somebody to whom the console never opens.
   *
   * @param other where somebody else logs in
   */
  Response notForYou(UserModel user, String other) {
    ContinueTarget target = new ContinueTarget(session, visitors.realm());
    return session
        .getProvider(LoginFormsProvider.class)
        .setUser(user)
        .setStatus(Response.Status.FORBIDDEN)
        .setAttribute(
            PAGE,
            new ConsoleNotForYouView(
                target.page().orElse(null), target.accountPage().orElse(null), other))
        .createForm("console-not-for-you.ftl");
  }
}
