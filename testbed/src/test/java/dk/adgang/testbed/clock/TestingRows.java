package dk.adgang.testbed.clock;

import dk.adgang.memory.EmployeeMemory;
import dk.adgang.memory.Fact;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.services.resource.RealmResourceProvider;

/**
 * Writes into rows of an employee what nobody else writes there. No other server carries this
 * class.
 */
public final class TestingRows implements RealmResourceProvider {

  private final KeycloakSession session;

  TestingRows(KeycloakSession session) {
    this.session = session;
  }

  /** Takes any text for the two parts that should be JSON. */
  @POST
  public Response write(
      @FormParam("user") String user,
      @FormParam("credential") String credential,
      @FormParam("data") String data,
      @FormParam("secret") String secret) {
    SubjectCredentialManager credentials =
        session.users().getUserById(session.getContext().getRealm(), user).credentialManager();
    CredentialModel row = credentials.getStoredCredentialById(credential);
    row.setCredentialData(data);
    row.setSecretData(secret);
    credentials.updateStoredCredential(row);
    return Response.noContent().build();
  }

  /** Remembers something of an employee that happened on another day. */
  @POST
  @Path("memory")
  public Response remember(
      @FormParam("user") String user,
      @FormParam("fact") String fact,
      @FormParam("text") String text) {
    RealmModel realm = session.getContext().getRealm();
    new EmployeeMemory(session, realm, session.users().getUserById(realm, user))
        .keep(Fact.valueOf(fact), List.of(text));
    return Response.noContent().build();
  }

  @Override
  public Object getResource() {
    return this;
  }

  @Override
  public void close() {}
}
