package dk.adgang.admin.setup.watch;

import dk.adgang.admin.setup.PartReport;
import dk.adgang.admin.setup.RealmSetup;
import dk.adgang.common.AdgangRealm;
import dk.adgang.job.BackgroundJob;
import dk.adgang.policy.EmployersOfRealm;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;

/**
 * Knows what each realm that uses Adgang lacks: looks when the server starts, when a realm was
 * changed and is let alone again, and now and then, for what another node has changed. It writes a
 * line when the answer is another one, and keeps the metric {@code adgang.setup.missing}.
 */
final class SetupWatch {

  private static final Logger LOG = Logger.getLogger(SetupWatch.class);
  private static final String NAME = "adgang-setup";
  private static final String METRIC = "adgang.setup.missing";
  private static final long EVERY_MILLIS = 1000;

  /** Changes that follow each other so soon are one. Tests move Keycloak's clock, not this one. */
  private static final long CALM = TimeUnit.SECONDS.toNanos(1);

  private static final long ALL_AFTER = TimeUnit.MINUTES.toNanos(5);

  /** The parts that a realm lacked at the last look, and the settings that looked mistaken. */
  private record Known(String name, List<String> missing, List<String> doubts, Gauge gauge) {}

  private final KeycloakSessionFactory factory;
  private final Map<String, Long> changed = new ConcurrentHashMap<>();
  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private volatile long allLookedAt;

  SetupWatch(KeycloakSessionFactory factory) {
    this.factory = factory;
    factory.register(this::on);
    BackgroundJob.run(factory, NAME, EVERY_MILLIS, this::round);
  }

  private void on(ProviderEvent event) {
    if (event instanceof PostMigrationEvent) {
      lookAtAll(true);
    } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
      forget(removed.getRealm().getId());
    }
  }

  /** Tells that a realm was changed, after the transaction. */
  void changed(String realmId) {
    changed.put(realmId, System.nanoTime());
  }

  private void round(BackgroundJob job) {
    long now = System.nanoTime();
    if (now - allLookedAt > ALL_AFTER) {
      lookAtAll(false);
    }
    Set<String> calm =
        changed.entrySet().stream()
            .filter(each -> now - each.getValue() >= CALM)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    for (String id : calm) {
      changed.remove(id);
      if (job.stopped()) {
        return;
      }
      KeycloakModelUtils.runJobInTransaction(
          factory,
          session -> {
            RealmModel realm = session.realms().getRealm(id);
            if (realm == null) {
              forget(id);
            } else {
              look(session, realm, true);
            }
          });
    }
  }

  private void lookAtAll(boolean titlesToo) {
    allLookedAt = System.nanoTime();
    KeycloakModelUtils.runJobInTransaction(factory, EmployersOfRealm::claimAll);
    Set<String> gone = new HashSet<>(known.keySet());
    Set<String> all =
        KeycloakModelUtils.runJobInTransactionWithResult(
            factory,
            session ->
                session
                    .realms()
                    .getRealmsStream()
                    .map(RealmModel::getId)
                    .collect(Collectors.toSet()));
    for (String id : all) {
      KeycloakModelUtils.runJobInTransaction(
          factory,
          session -> {
            RealmModel realm = session.realms().getRealm(id);
            if (realm != null) {
              look(session, realm, titlesToo);
            }
          });
    }
    gone.removeAll(all);
    gone.forEach(this::forget);
  }

  /**
   * @param titlesToo whether to read all settings and titles of the realm, which takes a second or
   *     more where there are 100,000 employees
   */
  private void look(KeycloakSession session, RealmModel realm, boolean titlesToo) {
    if (!AdgangRealm.uses(realm)) {
      forget(realm.getId());
      return;
    }
    RealmSetup setup = new RealmSetup(session, realm);
    List<String> missing = setup.missing().stream().map(PartReport::sentence).toList();
    Known before = known.get(realm.getId());
    List<String> doubtsBefore = before == null ? List.of() : before.doubts();
    List<String> doubts = titlesToo ? setup.warnings() : doubtsBefore;
    if (!doubts.isEmpty() && !doubts.equals(doubtsBefore)) {
      LOG.warnf(
          "Realm %s has settings or titles that are probably not what is meant: %s",
          realm.getName(), String.join("; ", doubts));
    }
    if (before != null
        && before.name().equals(realm.getName())
        && before.missing().equals(missing)) {
      known.put(realm.getId(), new Known(before.name(), missing, doubts, before.gauge()));
      return;
    }
    forget(realm.getId());
    Gauge gauge =
        Gauge.builder(METRIC, missing, List::size)
            .tag("realm", realm.getName())
            .strongReference(true)
            .register(Metrics.globalRegistry);
    known.put(realm.getId(), new Known(realm.getName(), missing, doubts, gauge));
    if (!missing.isEmpty()) {
      LOG.warnf(
          "Realm %s uses Adgang, but not all of it: %s",
          realm.getName(), String.join("; ", missing));
    } else if (before != null) {
      LOG.infof("Realm %s has all of Adgang now", realm.getName());
    }
  }

  private void forget(String realmId) {
    Known before = known.remove(realmId);
    if (before != null) {
      Metrics.globalRegistry.remove(before.gauge());
    }
  }
}
