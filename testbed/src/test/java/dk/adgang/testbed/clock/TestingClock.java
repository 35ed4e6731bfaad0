package dk.adgang.testbed.clock;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.keycloak.common.util.Time;
import org.keycloak.services.resource.RealmResourceProvider;

/**
 * Moves the clock by which the tests' server measures life times. No other server carries this
 * class.
 */
public final class TestingClock implements RealmResourceProvider {

  /** Sets how far the server's clock is ahead. */
  @PUT
  public Response set(@QueryParam("seconds") Integer seconds) {
    if (seconds == null) {
      throw new BadRequestException("seconds is missing");
    }
    Time.setOffset(seconds);
    return Response.noContent().build();
  }

  @Override
  public Object getResource() {
    return this;
  }

  @Override
  public void close() {}
}
