package dk.adgang.testbed.clock;

import dk.adgang.memory.EmployeeMemory;
import dk.adgang.memory.Fact;
import dk.adgang.ratelimit.RowLocks;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.keycloak.component.ComponentModel;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.userprofile.UserProfileProvider;

/**
 * Writes texts into an employee's rows that no other code writes there. No other server carries
 * this class.
 */
public final class TestingRows implements RealmResourceProvider {

  /** The system property by which an import skips the checks of components. */
  private static final String UNCHECKED = "component.provider.exists.disabled";

  private static final int LONGEST_SECONDS = 60;
  private static final Map<String, CountDownLatch> TURNS = new ConcurrentHashMap<>();

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

  /**
   * Takes the turn of a task in the realm, as a request that does not end would, until {@link
   * #endTurn}.
   */
  @POST
  @Path("turn")
  public Response takeTurn(@FormParam("task") String task) throws InterruptedException {
    String realm = session.getContext().getRealm().getId();
    KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
    CountDownLatch taken = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    TURNS.put(realm, ended);
    Thread holder =
        new Thread(
            () ->
                KeycloakModelUtils.runJobInTransaction(
                    factory,
                    own -> {
                      RowLocks.take(own, List.of(task + " " + realm));
                      taken.countDown();
                      await(ended);
                    }),
            "testing-turn");
    holder.start();
    return Response.status(taken.await(LONGEST_SECONDS, TimeUnit.SECONDS) ? 204 : 500).build();
  }

  @POST
  @Path("turn/end")
  public Response endTurn() {
    TURNS.remove(session.getContext().getRealm().getId()).countDown();
    return Response.noContent().build();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
