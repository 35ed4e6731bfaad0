package dk.adgang.policy;

import static dk.adgang.policy.settings.StockMethods.KNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.common.DanishTime;
import dk.adgang.policy.SecondFactorPolicy.Decision;
import dk.adgang.policy.settings.SecondFactorSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

/** Laws that hold for every employee and all settings of employers. */
final class PolicyLawsTest extends PolicyArbitraries {

  private static LocalDate from(Decision decision) {
    return decision.requirement() == Requirement.OPTIONAL
        ? LocalDate.MAX
        : decision.lastDay().orElse(LocalDate.MIN);
  }

  @Property
  void another_employer_weakens_nothing(
      @ForAll("settings") SecondFactorSettings realm,
      @ForAll("employers") @NotEmpty List<Employer> employers,
      @ForAll("titles") Optional<Title> title,
      @ForAll("remembered") List<String> remembered) {
    SecondFactorPolicy policy = new SecondFactorPolicy(realm, KNOWN);
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
  void the_order_of_employers_does_not_matter(
      @ForAll("settings") SecondFactorSettings realm,
      @ForAll("employers") List<Employer> employers,
      @ForAll("titles") Optional<Title> title,
      @ForAll("remembered") List<String> remembered,
      @ForAll long seed) {
    List<Employer> shuffled = new ArrayList<>(employers);
    Collections.shuffle(shuffled, new Random(seed));
    SecondFactorPolicy policy = new SecondFactorPolicy(realm, KNOWN);
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
      assertThat(other.notAdded()).isEqualTo(one.notAdded());
    }
  }

  @Property
  void time_and_looking_again_put_nothing_off(
      @ForAll("settings") SecondFactorSettings realm,
      @ForAll("employers") List<Employer> employers,
      @ForAll("titles") Optional<Title> title,
      @ForAll("remembered") List<String> remembered,
      @ForAll @Size(max = 5) List<@IntRange(max = 60 * 24) Integer> hours) {
    SecondFactorPolicy policy = new SecondFactorPolicy(realm, KNOWN);
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
  void nobody_has_more_days_than_were_given(
      @ForAll("settings") SecondFactorSettings realm,
      @ForAll("employers") List<Employer> employers,
      @ForAll("titles") Optional<Title> title,
      @ForAll("remembered") List<String> remembered,
      @ForAll @LongRange(min = -400, max = 400) long day) {
    Instant now = NOW.plus(Duration.ofDays(day));
    Decision decision =
        new SecondFactorPolicy(realm, KNOWN)
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
  void there_is_always_a_method_and_sms_only_where_it_is_one(
      @ForAll("settings") SecondFactorSettings realm,
      @ForAll("employers") List<Employer> employers,
      @ForAll("titles") Optional<Title> title) {
    Decision decision =
        new SecondFactorPolicy(realm, KNOWN)
            .decide(title.stream().toList(), employers, RequiredSince.NEVER, NOW);
    assertThat(METHODS).anyMatch(decision::allows);
    assertThat(decision.offers("sms") && !decision.allows("sms")).isFalse();
    assertThat(decision.rememberDeviceDays()).isBetween(0, SecondFactorSettings.MOST_DAYS);
  }

  /**
   * An identity provider is believed only where the settings that count for an existing employer
   * say so; and no setting turns a login without any claim into one of two factors.
   */
  @Property
  void only_a_named_identity_provider_is_believed(
      @ForAll("settings") SecondFactorSettings realm,
      @ForAll("employers") List<Employer> employers,
      @ForAll("titles") Optional<Title> title) {
    SecondFactorPolicy policy = new SecondFactorPolicy(realm, KNOWN);
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

  /** A mistake in a setting may cost somebody a short cut, but lets nobody in. */
  @Property
  void a_mistake_weakens_nothing(
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
    assertThat(decided.offers("sms")).isFalse();
    assertThat(decided.rememberDeviceDays()).isZero();
    assertThat(decided.trustBroker()).isFalse();
    assertThat(SecondFactorSettings.read(withMistakes, KNOWN).problems())
        .hasSizeGreaterThanOrEqualTo(5);
  }

  private static Decision ofRealm(Map<String, List<String>> written, Optional<Title> title) {
    return new SecondFactorPolicy(SecondFactorSettings.read(written, KNOWN), KNOWN)
        .decide(title.stream().toList(), List.of(), RequiredSince.NEVER, NOW);
  }
}
