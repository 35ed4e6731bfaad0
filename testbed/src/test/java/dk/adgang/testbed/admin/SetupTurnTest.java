package dk.adgang.testbed.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.adgang.admin.rest.problem.ProblemKind;
import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.clock.TestingRowsFactory;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithSecondServer;
import dk.adgang.testbed.realm.SetupRealm;
import dk.adgang.testbed.wire.HttpBrowser;
import java.net.URI;
import org.junit.jupiter.api.Test;

/**
 * A setup that waits for another one. Others may wait for the same turn, but on no other server.
 */
@WithSecondServer("who has a turn")
final class SetupTurnTest {

  @Test
  void a_setup_that_waits_for_too_long_is_to_be_sent_again(Adgang adgang) {
    try (var realm =
        new SetupRealm(
            adgang, new ObjectMapper().createObjectNode().put("enabled", true), json -> {})) {
      turn(realm, "turn", "task", "adgang setup");

      var refused = catchThrowableOfType(AdminRest.Refused.class, () -> realm.setup("", null));

      assertThat(refused.status()).as(refused.getMessage()).isEqualTo(409);
      assertThat(refused.getMessage()).contains(realm.name(), "Ask again", ProblemKind.BUSY.type());
      assertThat(SetupRealm.texts(realm.admin("/authentication/flows"), "alias"))
          .noneMatch(alias -> alias.startsWith("adgang"));
      assertThat(realm.setup("?dryRun=true", null).path("changes"))
          .as("a look does not wait")
          .isNotEmpty();

      turn(realm, "turn/end");
      realm.setup("", null);
      assertThat(SetupRealm.texts(realm.get().path("missing"), "id")).containsExactly("smtpServer");
    }
  }

  private static void turn(SetupRealm realm, String path, String... form) {
    var answer =
        new HttpBrowser().post(URI.create(realm.url() + TestingRowsFactory.ID + "/" + path), form);
    assertThat(answer.status()).as(answer.body()).isEqualTo(204);
  }
}
