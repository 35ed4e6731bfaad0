package dk.adgang.testbed;

/** The last words of {@code script/server}: everything that a person needs to begin. */
final class Welcome {

  private Welcome() {}

  static String text(Ports ports, long seconds) {
    var keycloak = "http://localhost:" + ports.http();
    var inbox = "http://localhost:" + ports.inbox();
    return """

        Adgang is running (%6$d seconds). Ctrl-C ends it.

          Sample app      %2$s/app
          Inbox           %2$s            every e-mail and sms ends here
          Admin console   %1$s/admin/master/console/#/adgang
                          admin / admin
          Console         %1$s/realms/adgang/adgang/console
                          for managers and administrators of the realm
          Account         %1$s/realms/adgang/account
          Mail server     localhost:%3$d          health and metrics: http://localhost:%4$d

          Employees, password %5$s
            ida.holm@kaffehuset.example       Kaffehuset (has sms), Butikschef: second factor required; a manager
            mads.krogh@kaffehuset.example     Kaffehuset (has sms), Salgsassistent: may skip it
            karl.bach@boghandlen.example      Boghandlen (no sms), Butikschef: second factor required
            sofie.lund@boghandlen.example     Boghandlen (no sms), Salgsassistent: may skip it

          Administrator of the realm, same password
            %7$s

          Try first
            1. In the console: log in as Ida Holm, set up a second factor, and create an employee.
            2. Within seconds the welcome mail is in the inbox: open it, press its button, create a password.
            3. Log in to the sample app as the new employee."""
        .formatted(
            keycloak,
            inbox,
            ports.smtp(),
            ports.management(),
            "Kaffe-2026",
            seconds,
            SampleManagers.ADMINISTRATOR);
  }
}
