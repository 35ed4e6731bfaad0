package dk.adgang.admin.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The addresses of the console, and the methods that each takes. */
final class ConsoleRoutesTest {

  private static final String CONSOLE = "/realms/adgang/adgang/console";

  @Test
  void a_page_takes_what_its_annotations_say() {
    assertThat(ConsoleRoutes.OF_REALM.methods(CONSOLE)).containsExactly("GET");
    assertThat(ConsoleRoutes.OF_REALM.methods(CONSOLE + "/")).containsExactly("GET");
    assertThat(ConsoleRoutes.OF_REALM.methods("/auth" + CONSOLE + "/employees/"))
        .containsExactly("GET");
    assertThat(ConsoleRoutes.OF_REALM.methods("realms/b/adgang-console/new-employee"))
        .containsExactly("GET", "POST");
    assertThat(ConsoleRoutes.OF_REALM.methods(CONSOLE + "/employees/f:1%3A2:x"))
        .containsExactly("GET", "POST");
    assertThat(ConsoleRoutes.OF_REALM.methods(CONSOLE + "/employees/x/reset"))
        .containsExactly("GET", "POST");
    assertThat(ConsoleRoutes.OF_REALM.methods(CONSOLE + "/titles/realm/preview")).contains("POST");
  }

  @Test
  void all_others_are_unknown() {
    for (String address :
        new String[] {"xyz", "employees/x/zzz", "employees/x/reset/y", "settings/a%20b"}) {
      assertThat(ConsoleRoutes.OF_REALM.methods(CONSOLE + "/" + address)).as(address).isEmpty();
    }
  }

  @Test
  void master_has_the_pages_of_each_realm_and_a_list() {
    String master = "/realms/master/adgang/console";
    for (String address : new String[] {"", "/", "/realms", "/login", "/in/b", "/in/b/"}) {
      assertThat(ConsoleRoutes.OF_MASTER.methods(master + address))
          .as(address)
          .containsExactly("GET");
    }
    assertThat(ConsoleRoutes.OF_MASTER.methods(master + "/in/k%C3%B8/employees/x/reset"))
        .containsExactly("GET", "POST");
    for (String address : new String[] {"in", "employees", "realm", "in/a/b", "in/a/in/b/realm"}) {
      assertThat(ConsoleRoutes.OF_MASTER.methods(master + "/" + address)).as(address).isEmpty();
    }
    assertThat(ConsoleRoutes.OF_REALM.methods(CONSOLE + "/in/b/employees")).isEmpty();
  }
}
