package dk.adgang.admin.imports;

import org.keycloak.common.ClientConnection;

/** The network address from which a file was sent, for events that come when it is worked off. */
record SenderConnection(String address) implements ClientConnection {

  @Override
  public String getRemoteAddr() {
    return address;
  }

  @Override
  public String getRemoteHost() {
    return address;
  }

  @Override
  public int getRemotePort() {
    return 0;
  }

  @Override
  public String getLocalAddr() {
    return null;
  }

  @Override
  public int getLocalPort() {
    return 0;
  }
}
