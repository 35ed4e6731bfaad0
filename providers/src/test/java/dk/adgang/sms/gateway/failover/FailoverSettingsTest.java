package dk.adgang.sms.gateway.failover;

import static dk.adgang.sms.gateway.Sending.refused;
import static dk.adgang.sms.gateway.Sending.send;
import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.sms.gateway.LogLines;
import dk.adgang.sms.gateway.Settings;
import dk.adgang.sms.gateway.api.SendFailure;
import dk.adgang.sms.gateway.api.SmsGateway;
import dk.adgang.sms.gateway.api.SmsGatewayException;
import dk.adgang.sms.gateway.api.SmsGatewayFactory;
import dk.adgang.sms.gateway.api.SmsGatewaySpi;
import dk.adgang.sms.gateway.http.HttpSmsGatewayFactory;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.services.DefaultKeycloakSessionFactory;

/** Which gateways are asked, and how often, as the settings say. */
@Timeout(60)
final class FailoverSettingsTest {

  /** Nobody but Keycloak decides this; the method is its own. */
  @Test
  @SuppressWarnings("rawtypes") // As the method wants it.
  void where_nobody_has_chosen_it_is_the_one() {
    Map<String, ProviderFactory> factories = new HashMap<>();
    ServiceLoader.load(SmsGatewayFactory.class).forEach(each -> factories.put(each.getId(), each));
    assertThat(factories.keySet()).contains("http", "gatewayapi", "twilio", "vonage", "failover");
    assertThat(DefaultKeycloakSessionFactory.resolveDefaultProvider(factories, new SmsGatewaySpi()))
        .isEqualTo("failover");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "none              | http",
        "''                | http",
        "twilio,http       | twilio http",
        "' twilio , http ' | twilio http",
        "http,http         | http"
      })
  void the_order_is_asetting(String order, String asked) {
    Map<String, ToldGateway> gateways = new HashMap<>();
    for (String id : List.of("http", "twilio")) {
      gateways.put(id, ToldGateway.fails(SendFailure.TEMPORARY));
    }
    List<String> inTurn = new ArrayList<>();
    gateways.forEach(
        (id, gateway) ->
            gateway.deed =
                within -> {
                  inTurn.add(id);
                  throw new SmsGatewayException(SendFailure.TEMPORARY, "told to");
                });
    SmsGateway failover =
        failover(order == null ? Settings.of() : Settings.of("order", order), gateways);
    assertThat(failover.configured()).isTrue();
    refused(failover);
    assertThat(inTurn).containsExactly(asked.split(" "));
  }

  @ParameterizedTest
  @CsvSource({"'http,nobody'", "failover"})
  void an_order_of_gateways_that_are_not_there_is_one_line_and_nothing_is_sent(String order) {
    try (LogLines log = new LogLines()) {
      ToldGateway http = ToldGateway.sends("http");
      SmsGateway failover = failover(Settings.of("order", order), Map.of("http", http));
      assertThat(failover.configured()).isFalse();
      assertThat(refused(failover)).isEqualTo(SendFailure.PERMANENT);
      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith("SMS gateway failover: the setting order");
      assertThat(http.asked).hasValue(0);
    }
  }

  @ParameterizedTest
  @CsvSource({"failures", "pause-seconds", "at-once"})
  void a_senseless_number_becomes_the_default_with_one_line(String setting)
      throws SmsGatewayException {
    for (String number : List.of("0", "-1", "many", "1.5", "99999999999")) {
      try (LogLines log = new LogLines()) {
        assertThat(
                send(failover(
                        Settings.of(setting, number), Map.of("http", ToldGateway.sends("http"))))
                    .gateway())
            .isEqualTo("http");
        assertThat(log.lines()).singleElement().asString().contains(setting);
      }
    }
  }

  /** The gateway as Keycloak would make it. */
  private static SmsGateway failover(Settings settings, Map<String, ToldGateway> gateways) {
    FailoverFactory factory = new FailoverFactory();
    factory.init(settings);
    factory.postInit(
        (KeycloakSessionFactory)
            Proxy.newProxyInstance(
                FailoverSettingsTest.class.getClassLoader(),
                new Class<?>[] {KeycloakSessionFactory.class},
                (proxy, method, arguments) ->
                    gateways.containsKey((String) arguments[1])
                        ? new HttpSmsGatewayFactory()
                        : null));
    return factory.create(
        (KeycloakSession)
            Proxy.newProxyInstance(
                FailoverSettingsTest.class.getClassLoader(),
                new Class<?>[] {KeycloakSession.class},
                (proxy, method, arguments) -> gateways.get((String) arguments[1])));
  }
}
