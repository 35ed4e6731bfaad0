package dk.adgang.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.DanishTime;
import dk.adgang.policy.SecondFactorPolicy.Decision;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

/** What holds for every employee, whatever employers decide. */
final class PolicyLawsTest {

  private static final List<String> METHODS = List.of("sms", "otp", "passkey");

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  /** Few, so that they meet. */
  private static final List<String> TITLES = List.of("Butikschef", "Leder", "Salgsassistent");

  @Provide
  Arbitrary<Optional<Title>> titles() {
    return Arbitraries.of(TITLES).injectNull(0.2).map(Title::of);
  }

  /** What an administrator can write: sense, nonsense, nothing, several values. */
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
    return written().map(values -> SecondFactorSettings.read(values).withMethods(METHODS));
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

  /** What may be remembered with the employee, or what somebody has made of it. */
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

  private static LocalDate from(Decision decision) {
    return decision.requirement() == Requirement.OPTIONAL
        ? LocalDate.MAX
        : decision.lastDay().orElse(LocalDate.MIN);
  }

  @Property
  void anotherEmployerWeakensNothing(
      @ForAll("settings") SecondFactorSettings realm,
      @ForAll("employers") @NotEmpty List<Employer> employers,
      @ForAll("titles") Optional<Title> title,
      @ForAll("remembered") List<String> remembered) {
    SecondFactorPolicy policy = new SecondFactorPolicy(realm);
    RequiredSince since = RequiredSince.read(remembered);
    Decision all = policy.decide(title.stream().toList(), employers, since, NOW);
    for (int fewer = 1; fewer < employers.size(); fewer++) {
      Decision some =
          policy.decide(title.stream().toList(), employers.subList(0, fewer), since, NOW);
      assertThat(from(all)).isBeforeOrEqualTo(from(some));
      assertThat(all.required() || !some.required()).isTrue();
      assertThat(all.rememberDeviceDays()).isLessThanOrEqualTo(some.rememberDeviceDays());
      assertThat(some.trustBroker() || !all.trustBroker()).isTrue();
      for (Employer owner : employers.subList(0, fewer)) {
        Optional<Set<String>> believed = policy.believes(all, owner.alias(), employers);
        assertThat(
                believed.isEmpty()
                    || believed.equals(
                        policy.believes(some, owner.alias(), employers.subList(0, fewer))))
            .isTrue();
      }
      if (all.problem().isEmpty()) {
        assertThat(METHODS.stream().filter(all::allows)).allMatch(some::allows);
      }
    }
  }

  @Property
  void theOrderOfEmployersDoesNotMatter(
      @ForAll("settings") SecondFactorSettings realm,
      @ForAll("employers") List<Employer> employers,
      @ForAll("titles") Optional<Title> title,
      @ForAll("remembered") List<String> remembered,
      @ForAll long seed) {
    List<Employer> shuffled = new ArrayList<>(employers);
    Collections.shuffle(shuffled, new Random(seed));
    SecondFactorPolicy policy = new SecondFactorPolicy(realm);
    RequiredSince since = RequiredSince.read(remembered);
    Decision one = policy.decide(title.stream().toList(), employers, since, NOW);
    Decision other = policy.decide(title.stream().toList(), shuffled, since, NOW);
    assertThat(from(other)).isEqualTo(from(one));
    assertThat(other.rememberDeviceDays()).isEqualTo(one.rememberDeviceDays());
    assertThat(other.trustBroker()).isEqualTo(one.trustBroker());
    for (Employer owner : employers) {
      assertThat(policy.believes(other, owner.alias(), shuffled))
          .isEqualTo(policy.believes(one, owner.alias(), employers));
    }
    assertThat(other.since().texts()).isEqualTo(one.since().texts());
    assertThat(other.problem().isPresent()).isEqualTo(one.problem().isPresent());
    if (one.problem().isEmpty()) {
      assertThat(other.methods()).isEqualTo(one.methods());
      assertThat(other.sms()).isEqualTo(one.sms());
    }
  }

  @Property
  void timeAndLookingAgainPutNothingOff(
      @ForAll("settings") SecondFactorSettings realm,
      @ForAll("employers") List<Employer> employers,
      @ForAll("titles") Optional<Title> title,
      @ForAll("remembered") List<String> remembered,
      @ForAll @Size(max = 5) List<@IntRange(max = 60 * 24) Integer> hours) {
    SecondFactorPolicy policy = new SecondFactorPolicy(realm);
    Instant now = NOW;
    // A day that had not come gives its grace when it comes.
    Assume.that(remembered.stream().noneMatch(text -> text.compareTo("2026-11-23") >= 0));
    Decision last =
        policy.decide(title.stream().toList(), employers, RequiredSince.read(remembered), now);
    for (int pause : hours) {
      now = now.plus(Duration.ofHours(pause));
      Decision next =
          policy.decide(
              title.stream().toList(), employers, RequiredSince.read(last.since().texts()), now);
      assertThat(from(next)).isBeforeOrEqualTo(from(last));
      last = next;
    }
  }

  @Property
  void nobodyHasMoreDaysThanWereGiven(
      @ForAll("settings") SecondFactorSettings realm,
      @ForAll("employers") List<Employer> employers,
      @ForAll("titles") Optional<Title> title,
      @ForAll("remembered") List<String> remembered,
      @ForAll @LongRange(min = -400, max = 400) long day) {
    Instant now = NOW.plus(Duration.ofDays(day));
    Decision decision =
        new SecondFactorPolicy(realm)
            .decide(title.stream().toList(), employers, RequiredSince.read(remembered), now);
    if (decision.lastDay().isPresent()) {
      int most =
          employers.isEmpty()
              ? realm.graceDays().orElse(0)
              : employers.stream()
                  .mapToInt(e -> e.settings().or(realm).graceDays().orElse(0))
                  .max()
                  .orElse(0);
      assertThat(decision.lastDay().get()).isBeforeOrEqualTo(DanishTime.day(now).plusDays(most));
      assertThat(decision.graceUntil().orElseThrow()).isAfter(now);
      assertThat(decision.required()).isFalse();
      assertThat(decision.reason()).isPresent();
    }
    assertThat(decision.required() && decision.requirement() == Requirement.OPTIONAL).isFalse();
  }

  @Property
  void thereIsAlwaysAMethodAndSmsOnlyWhereItIsOne(
      @ForAll("settings") SecondFactorSettings realm,
      @ForAll("employers") List<Employer> employers,
      @ForAll("titles") Optional<Title> title) {
    Decision decision =
        new SecondFactorPolicy(realm)
            .decide(title.stream().toList(), employers, RequiredSince.NEVER, NOW);
    assertThat(METHODS).anyMatch(decision::allows);
    assertThat(decision.sms() && !decision.allows("sms")).isFalse();
    assertThat(decision.rememberDeviceDays()).isBetween(0, SecondFactorSettings.MOST_DAYS);
  }

  /**
   * An identity provider is believed where somebody has said so, of an employer who is there; and
   * whatever stands in the settings, a login that vouches for nothing is none of two factors.
   */
  @Property
  void nobodyIsBelievedWhoWasNotNamed(
      @ForAll("settings") SecondFactorSettings realm,
      @ForAll("employers") List<Employer> employers,
      @ForAll("titles") Optional<Title> title) {
    SecondFactorPolicy policy = new SecondFactorPolicy(realm);
    Decision decision = policy.decide(title.stream().toList(), employers, RequiredSince.NEVER, NOW);
    Decision ofNobody = policy.decide(title.stream().toList(), List.of(), RequiredSince.NEVER, NOW);
    assertThat(policy.believes(decision, "nobody", employers)).isEmpty();
    assertThat(policy.believes(ofNobody).isPresent())
        .isEqualTo(realm.trustBroker().equals(Optional.of(true)));
    policy.believes(ofNobody).ifPresent(PolicyLawsTest::vouches);
    for (Employer owner : employers) {
      Optional<Set<String>> believed = policy.believes(decision, owner.alias(), employers);
      believed.ifPresent(PolicyLawsTest::vouches);
      if (believed.isPresent()) {
        assertThat(owner.enabled()).isTrue();
        assertThat(employers)
            .allMatch(e -> e.settings().or(realm).trustBroker().equals(Optional.of(true)));
        assertThat(owner.settings().or(realm).trustedAcr().orElse(Set.of()))
            .isEqualTo(believed.get());
      }
    }
  }

  private static void vouches(Set<String> classes) {
    assertThat(classes).allMatch(each -> !each.isBlank() && each.equals(each.strip()));
    assertThat(BrokerClaims.read(null, "0").twoFactors(classes)).isFalse();
    assertThat(BrokerClaims.read(null, "").twoFactors(classes)).isFalse();
    assertThat(BrokerClaims.read(null, null).twoFactors(classes)).isFalse();
  }

  /** Who makes a mistake may lock somebody out of a short cut, but lets nobody in. */
  @Property
  void aMistakeWeakensNothing(
      @ForAll("written") Map<String, List<String>> written,
      @ForAll @From("mistakes") String mistake,
      @ForAll("titles") Optional<Title> title) {
    Map<String, List<String>> withMistakes = new HashMap<>(written);
    for (String name :
        List.of(
            SecondFactorSettings.SMS,
            SecondFactorSettings.REQUIREMENT,
            SecondFactorSettings.GRACE_DAYS,
            SecondFactorSettings.REMEMBER_DEVICE_DAYS,
            SecondFactorSettings.TRUST_BROKER)) {
      withMistakes.put(name, List.of(mistake));
    }
    Decision meant = ofRealm(written, title);
    Decision decided = ofRealm(withMistakes, title);
    assertThat(from(decided)).isBeforeOrEqualTo(from(meant));
    assertThat(decided.required()).isTrue();
    assertThat(decided.sms()).isFalse();
    assertThat(decided.rememberDeviceDays()).isZero();
    assertThat(decided.trustBroker()).isFalse();
    assertThat(SecondFactorSettings.read(withMistakes).problems()).hasSizeGreaterThanOrEqualTo(5);
  }

  private static Decision ofRealm(Map<String, List<String>> written, Optional<Title> title) {
    return new SecondFactorPolicy(SecondFactorSettings.read(written))
        .decide(title.stream().toList(), List.of(), RequiredSince.NEVER, NOW);
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
