package dk.adgang.sms.gateway.api;

import org.keycloak.models.RealmModel;
import org.keycloak.provider.Provider;

/** Hears of delivery reports. Each one that is installed hears of each report. */
public interface ReportListener extends Provider {

  /**
   * A report has come that is surely from the service. It is told once, in a transaction of its
   * own; others of the same message may come before and after, in any order.
   */
  void arrived(RealmModel realm, DeliveryReport report);

  @Override
  default void close() {}
}
