package dk.adgang.admin.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The addresses of the console, and the methods that each takes. */
final class ConsoleRoutesTest {

  private static final String CONSOLE = "/realms/adgang/adgang/console";

  @Test
  void a_page_takes_what_its_annotations_say() {
    assertThat(ConsoleRoutes.methods(CONSOLE)).containsExactly("GET");
    assertThat(ConsoleRoutes.methods(CONSOLE + "/")).containsExactly("GET");
    assertThat(ConsoleRoutes.methods("/auth" + CONSOLE + "/employees/")).containsExactly("GET");
    assertThat(ConsoleRoutes.methods("realms/b/adgang-console/new-employee"))
        .containsExactly("GET", "POST");
    assertThat(ConsoleRoutes.methods(CONSOLE + "/employees/f:1%3A2:x"))
        .containsExactly("GET", "POST");
    assertThat(ConsoleRoutes.methods(CONSOLE + "/employees/x/reset"))
        .containsExactly("GET", "POST");
    assertThat(ConsoleRoutes.methods(CONSOLE + "/titles/realm/preview")).contains("POST");
  }

  @Test
  void all_others_are_unknown() {
    for (String address :
        new String[] {"xyz", "employees/x/zzz", "employees/x/reset/y", "settings/a%20b"}) {
      assertThat(ConsoleRoutes.methods(CONSOLE + "/" + address)).as(address).isEmpty();
    }
  }
}
