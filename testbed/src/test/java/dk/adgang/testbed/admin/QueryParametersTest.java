package dk.adgang.testbed.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dk.adgang.admin.rest.AdgangResource;
import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.realm.OwnRealm;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Parameters in the address that no call knows: 400, naming the parameter, and nothing is done. The
 * realm lacks a part, which a setup that got through would make.
 */
@WithAdgang
final class QueryParametersTest {

  private static final String EMPLOYER = "kaffe";

  @AutoClose private static OwnRealm realm;

  @BeforeAll
  static void makeRealm(Adgang adgang) {
    realm =
        new OwnRealm(
            adgang.project(),
            adgang.admin(),
            1,
            Map.of(),
            made -> {
              made.put("resetPasswordAllowed", false);
              made.withArray("/organizations")
                  .addObject()
                  .put("name", EMPLOYER)
                  .put("alias", EMPLOYER)
                  .put("enabled", true)
                  .putArray("domains")
                  .addObject()
                  .put("name", "kaffe.example");
            });
  }

  @AfterEach
  void nothingWasDone(Adgang adgang) {
    assertThat(adgang.admin().get("/" + realm.name() + "/admin-events")).isEmpty();
    assertThat(adgang.admin().get("/" + realm.name()).path("resetPasswordAllowed").asBoolean())
        .isFalse();
    assertThat(realm.links(realm.employee())).isEmpty();
  }

  private record Call(String method, String path) {}

  /** Every call of ours, as the server itself finds them. */
  static Stream<Call> calls() {
    return calls(AdgangResource.class, "");
  }

  private static Stream<Call> calls(Class<?> resource, String path) {
    return Arrays.stream(resource.getDeclaredMethods())
        .flatMap(method -> calls(method, path + below(method)));
  }

  private static Stream<Call> calls(Method method, String path) {
    var verb =
        Arrays.stream(method.getAnnotations())
            .map(each -> each.annotationType().getAnnotation(HttpMethod.class))
            .filter(each -> each != null)
            .map(HttpMethod::value)
            .findFirst();
    if (verb.isPresent()) {
      return Stream.of(new Call(verb.get(), path));
    }
    return method.isAnnotationPresent(Path.class)
        ? calls(method.getReturnType(), path)
        : Stream.of();
  }

  private static String below(Method method) {
    var path = method.getAnnotation(Path.class);
    return path == null ? "" : "/" + path.value();
  }

  @Test
  void all_calls_are_found() {
    assertThat(calls())
        .contains(new Call("POST", "/setup"), new Call("DELETE", "/employees/{id}/memory"))
        .hasSizeGreaterThanOrEqualTo(12);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void an_unknown_parameter_is_refused(Call call, Adgang adgang) {
    for (var parameter : List.of("color=red", "color=", "color", "dry-run=true", "facts=skipped")) {
      isRefused(adgang, call, parameter, parameter.replaceAll("=.*", ""));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /setup, dryRun, true",
    "DELETE, /employees/{id}/memory, fact, skipped",
    "DELETE, /employees/{id}/second-factor, block, false",
  })
  void a_parameter_without_a_value_or_there_twice_is_refused(
      String method, String path, String parameter, String value, Adgang adgang) {
    var call = new Call(method, path);
    var once = parameter + "=" + value;

    for (var query : List.of(parameter, parameter + "=", parameter + "=%20", once + "&" + once)) {
      isRefused(adgang, call, query, parameter);
    }
    isRefused(adgang, call, once + "&color=red", "color");
    isRefused(adgang, call, once + "&" + parameter + "=", parameter);
  }

  private static void isRefused(Adgang adgang, Call call, String query, String field) {
    var path =
        "/"
            + realm.name()
            + "/adgang"
            + call.path().replace("{id}", realm.employee().id()).replace("{alias}", EMPLOYER);
    var refused =
        catchThrowableOfType(
            AdminRest.Refused.class,
            () -> adgang.admin().send(call.method(), path + "?" + query, null));

    assertThat(refused).as("%s ?%s", call, query).isNotNull();
    assertThat(refused.status()).as(refused.getMessage()).isEqualTo(400);
    assertThat(refused.getMessage())
        .contains("\"field\":\"" + field + "\"", "\"error\":\"" + field + ": ");
  }
}
