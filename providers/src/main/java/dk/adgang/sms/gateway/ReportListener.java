package dk.adgang.sms.gateway;

import org.keycloak.models.RealmModel;
import org.keycloak.provider.Provider;

/** Hears of delivery reports. Each one that is installed hears of each report. */
public interface ReportListener extends Provider {

  /**
   * A report has come, surely from the service, in a transaction of its own. The same one is told
   * once; others of the same message may come before and after, in any order.
   */
  void arrived(RealmModel realm, DeliveryReport report);

  @Override
  default void close() {}
}
