package dk.adgang.sms.gateway;

import org.keycloak.provider.ProviderFactory;

/** Makes {@link ReportListener}s. */
public interface ReportListenerFactory extends ProviderFactory<ReportListener> {}
