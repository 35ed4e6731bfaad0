package dk.adgang.testbed.attack.door;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Guards;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.wire.LoginAddress;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.services.resources.LoginActionsService;

/**
 * Every endpoint that moves a login on, at every page of a login, in ways that no page uses: with
 * the parameters of the page, without them, and with those of another page or another login.
 *
 * <p>The endpoints are read from Keycloak's class, so that a newer Keycloak cannot bring one that
 * is not tried.
 */
@WithAdgang
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("attack")
final class EveryDoorTest {

  @AutoClose private DoorRealm house;

  @BeforeAll
  void makeRealms(Adgang adgang) {
    house = new DoorRealm(adgang);
  }

  /** The endpoints that Keycloak's class declares. */
  private static List<String> endpoints() {
    var paths = new TreeSet<String>();
    for (var method : LoginActionsService.class.getDeclaredMethods()) {
      var path = method.getAnnotation(Path.class);
      if (path != null) {
        paths.add(path.value());
      }
    }
    return List.copyOf(paths);
  }

  @Test
  void the_endpoints_are_found() {
    assertThat(endpoints())
        .contains(
            "authenticate", "consent", "required-action", "reset-credentials", "action-token");
    var ways = new TreeSet<String>();
    for (var method : LoginActionsService.class.getDeclaredMethods()) {
      if (method.isAnnotationPresent(Path.class)) {
        for (var annotation : method.getAnnotations()) {
          var way = annotation.annotationType().getAnnotation(HttpMethod.class);
          if (way != null) {
            ways.add(way.value());
          }
        }
      }
    }
    // HEAD shows nothing, and leads to nothing.
    assertThat(ways).as("how they are asked").containsExactly("GET", "HEAD", "POST");
  }

  @ParameterizedTest
  @EnumSource
  void no_endpoint_leads_on_from(LoginStage stage) {
    var thief =
        stage.isByBroker() ? new ThiefAtOffice(house, stage) : new ThiefAtRealm(house, stage);
    thief.come();
    var found = new ArrayList<String>();
    for (var path : endpoints()) {
      for (var way : List.of("GET", "POST")) {
        for (var which : ForgedLogin.at(stage)) {
          if (!thief.isThere()) {
            thief.come();
          }
          var parameters = thief.parameters(which);
          var address = thief.own.to(path, parameters);
          var page = thief.ask(way, address, parameters.getOrDefault(LoginAddress.CODE, ""));
          var what = "%s %s at %s, %s".formatted(way, path, stage, which);
          if (page.status() >= 500) {
            found.add(what + ": " + page.status());
          }
          if (thief.before.isSeen()) {
            found.add(what);
            found.addAll(thief.before.taken(Guards.BOTH, thief.flow));
            thief.leave();
          }
        }
      }
    }
    thief.before.isNothing("all endpoints at " + stage, thief.flow);
    assertThat(found).as("endpoints that led on from " + stage).isEmpty();
  }
}
