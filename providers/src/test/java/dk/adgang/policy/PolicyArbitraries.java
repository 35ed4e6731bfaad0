package dk.adgang.policy;

import static dk.adgang.policy.settings.StockMethods.KNOWN;

import dk.adgang.common.DanishTime;
import dk.adgang.policy.settings.SecondFactorSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Employees, and settings as an administrator or an import can write them, for laws about all. */
abstract class PolicyArbitraries {

  static final List<String> METHODS = List.of("sms", "otp", "passkey");

  static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  /** Few, so that they meet. */
  private static final List<String> TITLES = List.of("Butikschef", "Leder", "Salgsassistent");

  @Provide
  Arbitrary<Optional<Title>> titles() {
    return Arbitraries.of(TITLES).injectNull(0.2).map(Title::of);
  }

  /** Settings as an administrator can write them: sense, nonsense, nothing, several values. */
  @Provide
  Arbitrary<Map<String, List<String>>> written() {
    return Combinators.combine(
            values(SecondFactorSettings.SMS, "true", "false"),
            values(SecondFactorSettings.REQUIREMENT, "required", "optional"),
            values(SecondFactorSettings.REQUIRED_TITLES, TITLES.toArray(String[]::new)),
            values(SecondFactorSettings.GRACE_DAYS, "0", "1", "14", "90"),
            values(SecondFactorSettings.METHODS, "sms", "otp", "passkey"),
            values(SecondFactorSettings.REMEMBER_DEVICE_DAYS, "0", "7", "90"),
            values(SecondFactorSettings.TRUST_BROKER, "true", "false"),
            values(SecondFactorSettings.TRUSTED_ACR, "2", "urn:example:gold", "0", " 0 ", " "))
        .as(
            (a, b, c, d, e, f, g, h) -> {
              Map<String, List<String>> all = new HashMap<>();
              List.of(a, b, c, d, e, f, g, h).forEach(all::putAll);
              return all;
            });
  }

  private static Arbitrary<Map<String, List<String>>> values(String name, String... sense) {
    Arbitrary<String> value =
        Arbitraries.frequencyOf(
            Tuple.of(9, Arbitraries.of(sense)),
            Tuple.of(1, Arbitraries.strings().ofMaxLength(300).injectNull(0.1)));
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.just(Map.of())),
        Tuple.of(6, value.map(one -> Map.of(name, Collections.singletonList(one)))),
        Tuple.of(2, value.list().ofMaxSize(4).map(several -> Map.of(name, several))));
  }

  @Provide
  Arbitrary<SecondFactorSettings> settings() {
    return written().map(values -> SecondFactorSettings.read(values, KNOWN).withMethods(KNOWN));
  }

  @Provide
  Arbitrary<List<Employer>> employers() {
    return Combinators.combine(settings(), Arbitraries.of(true, false))
        .as((settings, enabled) -> new Employer("", "", enabled, settings))
        .list()
        .ofMaxSize(4)
        .map(
            list -> {
              List<Employer> named = new ArrayList<>();
              for (Employer each : list) {
                String alias = "employer-" + named.size();
                named.add(new Employer(alias, alias, each.enabled(), each.settings()));
              }
              return named;
            });
  }

  /** Texts that may be remembered about the employee, also changed by somebody else. */
  @Provide
  Arbitrary<List<String>> remembered() {
    Arbitrary<String> day =
        Combinators.combine(
                Arbitraries.longs().between(-200, 2).map(DanishTime.day(NOW)::plusDays),
                Arbitraries.of("", "employer-0", "employer-1", "employer-2"),
                Arbitraries.of("", " butikschef", " leder"))
            .as((when, alias, title) -> when + " " + alias + ":" + title);
    return Arbitraries.frequencyOf(
            Tuple.of(30, day), Tuple.of(1, Arbitraries.strings().ofMaxLength(20)))
        .list()
        .ofMaxSize(5);
  }

  @Provide
  Arbitrary<String> mistakes() {
    return Arbitraries.strings()
        .ofMaxLength(300)
        .filter(
            text ->
                !List.of("true", "false", "required", "optional")
                        .contains(text.strip().toLowerCase(Locale.ROOT))
                    && !text.strip().matches("[0-9]{1,2}"));
  }
}
