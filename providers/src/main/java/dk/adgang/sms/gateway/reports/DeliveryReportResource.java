package dk.adgang.sms.gateway.reports;

import static java.nio.charset.StandardCharsets.UTF_8;

import dk.adgang.sms.gateway.api.DeliveryReport;
import dk.adgang.sms.gateway.api.ReportListener;
import dk.adgang.sms.gateway.api.ReportRequest;
import dk.adgang.sms.gateway.api.SmsGateway;
import dk.adgang.sms.gateway.support.FormTemplate;
import dk.adgang.sms.gateway.support.Signatures;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.services.resource.RealmResourceProvider;

/**
 * Takes delivery reports, below {@code /realms/REALM/adgang-sms}. A report that is not surely the
 * service's is refused, without a reason. A report that came before is accepted, but listeners are
 * not told again.
 */
public final class DeliveryReportResource implements RealmResourceProvider {

  /** The setting that holds the secret with which a service signs its reports. */
  public static final String SECRET = "reports-secret";

  static final String PATH = "reports";

  /** Reports have some hundred bytes. */
  private static final int LONGEST = 16 * 1024;

  private static final String KEY = "adgang.sms.report.";

  private final KeycloakSession session;

  DeliveryReportResource(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public Object getResource() {
    return this;
  }

  @Override
  public void close() {}

  @POST
  @Path(PATH + "/{gateway}")
  public Response take(@PathParam("gateway") String id, InputStream body) throws IOException {
    Optional<String> text = text(body);
    SmsGateway gateway = session.getProvider(SmsGateway.class, id);
    if (text.isEmpty() || gateway == null) {
      return refused();
    }
    Optional<DeliveryReport> report =
        gateway.report(new ReportRequest(address(id), headers(), text.get()));
    if (report.isEmpty()) {
      return refused();
    }
    tellOnce(report.get());
    return Response.ok("", MediaType.TEXT_PLAIN_TYPE).build();
  }

  /** The body; empty when it is too long. */
  private Optional<String> text(InputStream body) throws IOException {
    byte[] read = body.readNBytes(LONGEST + 1);
    String text = read.length == 0 ? form() : new String(read, UTF_8);
    return Optional.of(text).filter(whole -> read.length <= LONGEST && whole.length() <= LONGEST);
  }

  /** The form as it was encoded, because Keycloak has read the body already. */
  private String form() {
    return session.getContext().getHttpRequest().getDecodedFormParameters().entrySet().stream()
        .flatMap(
            field ->
                field.getValue().stream().map(value -> FormTemplate.encode(field.getKey(), value)))
        .collect(Collectors.joining("&"));
  }

  private void tellOnce(DeliveryReport report) {
    SingleUseObjectProvider told = session.singleUseObjects();
    String key =
        KEY
            + HexFormat.of()
                .formatHex(
                    Signatures.sha256(
                        String.join(
                            "\n", report.gateway(), report.messageId(), report.outcome().name())));
    if (!told.putIfAbsent(key, SentMessages.REMEMBERED.toSeconds())) {
      return;
    }
    try {
      session
          .getAllProviders(ReportListener.class)
          .forEach(listener -> listener.arrived(session.getContext().getRealm(), report));
    } catch (RuntimeException e) {
      // The service tries again, and its report must count then.
      told.remove(key);
      throw e;
    }
  }

  private static Response refused() {
    return Response.status(Response.Status.FORBIDDEN).build();
  }

  /** The address that the service was given, and not the one that the request claims. */
  private String address(String id) {
    String query = session.getContext().getUri().getRequestUri().getRawQuery();
    return ReportCallback.address(id, session) + (query == null ? "" : "?" + query);
  }

  private Map<String, String> headers() {
    return session
        .getContext()
        .getHttpRequest()
        .getHttpHeaders()
        .getRequestHeaders()
        .entrySet()
        .stream()
        .filter(each -> !each.getValue().isEmpty())
        .collect(
            Collectors.toMap(
                each -> each.getKey().toLowerCase(Locale.ROOT),
                each -> each.getValue().get(0),
                (one, other) -> one));
  }
}
