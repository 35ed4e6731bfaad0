package dk.adgang.sms.gateway.api;

import dk.adgang.common.keycloak.PlainFactory;

/** Makes {@link ReportListener}s. */
public interface ReportListenerFactory extends PlainFactory<ReportListener> {}
