package dk.adgang.testbed.clock;

import dk.adgang.memory.EmployeeMemory;
import dk.adgang.memory.Fact;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.keycloak.component.ComponentModel;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.userprofile.UserProfileProvider;

/**
 * Writes into rows of an employee what nobody else writes there. No other server carries this
 * class.
 */
public final class TestingRows implements RealmResourceProvider {

  /** The system property by which an import does without the checks of components. */
  private static final String UNCHECKED = "component.provider.exists.disabled";

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

  /** Gives the realm a user profile that Keycloak does not check, as {@code kc.sh import} does. */
  @POST
  @Path("profile")
  public Response profile(@FormParam("profile") String profile) {
    RealmModel realm = session.getContext().getRealm();
    ComponentModel component = new ComponentModel();
    component.setParentId(realm.getId());
    component.setProviderType(UserProfileProvider.class.getName());
    component.setProviderId("declarative-user-profile");
    component.put("kc.user.profile.config", profile);
    System.setProperty(UNCHECKED, "true");
    try {
      realm.importComponentModel(component);
    } finally {
      System.clearProperty(UNCHECKED);
    }
    return Response.noContent().build();
  }

  @Override
  public Object getResource() {
    return this;
  }

  @Override
  public void close() {}
}
