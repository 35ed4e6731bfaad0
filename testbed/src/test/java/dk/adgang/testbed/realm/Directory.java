package dk.adgang.testbed.realm;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldif.LDIFException;
import dk.adgang.testbed.AdminRest;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An employer's directory (LDAP), in memory, on this machine alone. */
public final class Directory implements AutoCloseable {

  private static final String BASE = "dc=example";
  private static final String PEOPLE = "ou=people," + BASE;
  private static final String ADMIN = "cn=admin," + BASE;
  private static final String SECRET = "of-the-test-alone";

  /** The server's rights over people of a directory. */
  public enum Kind {
    READ_ONLY_IMPORTED("READ_ONLY", true),
    READ_ONLY("READ_ONLY", false),
    WRITABLE_IMPORTED("WRITABLE", true),
    WRITABLE("WRITABLE", false),
    UNSYNCED("UNSYNCED", true);

    private final String editMode;
    private final boolean imported;

    Kind(String editMode, boolean imported) {
      this.editMode = editMode;
      this.imported = imported;
    }

    public boolean takesPasswords() {
      return !editMode.equals("READ_ONLY");
    }
  }

  private final InMemoryDirectoryServer server;

  public Directory() {
    try {
      var config = new InMemoryDirectoryServerConfig(BASE);
      config.setListenerConfigs(
          InMemoryListenerConfig.createLDAPConfig(
              "loopback", InetAddress.getLoopbackAddress(), 0, null));
      config.addAdditionalBindCredentials(ADMIN, SECRET);
      server = new InMemoryDirectoryServer(config);
      server.add("dn: " + BASE, "objectClass: domain", "dc: example");
      server.add("dn: " + PEOPLE, "objectClass: organizationalUnit", "ou: people");
      server.startListening();
    } catch (LDAPException | LDIFException e) {
      throw new AssertionError("No directory", e);
    }
  }

  /** Adds somebody new with a password. */
  public void add(String email, String title, String password) {
    try {
      server.add(
          "dn: uid=" + email + "," + PEOPLE,
          "objectClass: inetOrgPerson",
          "uid: " + email,
          "mail: " + email,
          "cn: Freja",
          "sn: Lind",
          "title: " + title,
          "userPassword: " + password);
    } catch (LDAPException | LDIFException e) {
      throw new AssertionError("Not added: " + email, e);
    }
  }

  /** Whether somebody can log in there with a password. */
  public boolean accepts(String email, String password) {
    try (var connection = server.getConnection()) {
      return connection
          .bind("uid=" + email + "," + PEOPLE, password)
          .getResultCode()
          .equals(ResultCode.SUCCESS);
    } catch (LDAPException e) {
      return false;
    }
  }

  /** Has a realm take its people from here. */
  public void join(AdminRest admin, String realm, Kind kind) {
    var realmId = admin.get("/" + realm).path("id").asText();
    var settings = new LinkedHashMap<String, List<String>>();
    Map.ofEntries(
            Map.entry("enabled", "true"),
            Map.entry("vendor", "other"),
            Map.entry("connectionUrl", "ldap://127.0.0.1:" + server.getListenPort()),
            Map.entry("authType", "simple"),
            Map.entry("bindDn", ADMIN),
            Map.entry("bindCredential", SECRET),
            Map.entry("usersDn", PEOPLE),
            Map.entry("usernameLDAPAttribute", "uid"),
            Map.entry("rdnLDAPAttribute", "uid"),
            Map.entry("uuidLDAPAttribute", "entryUUID"),
            Map.entry("userObjectClasses", "inetOrgPerson"),
            Map.entry("searchScope", "1"),
            Map.entry("pagination", "false"),
            Map.entry("editMode", kind.editMode),
            Map.entry("importEnabled", Boolean.toString(kind.imported)))
        .forEach((name, value) -> settings.put(name, List.of(value)));
    var id =
        admin
            .post(
                "/" + realm + "/components",
                Map.of(
                    "name",
                    "directory",
                    "providerId",
                    "ldap",
                    "providerType",
                    "org.keycloak.storage.UserStorageProvider",
                    "parentId",
                    realmId,
                    "config",
                    settings))
            .createdId();
    admin.post(
        "/" + realm + "/components",
        Map.of(
            "name",
            "title",
            "providerId",
            "user-attribute-ldap-mapper",
            "providerType",
            "org.keycloak.storage.ldap.mappers.LDAPStorageMapper",
            "parentId",
            id,
            "config",
            Map.of(
                "ldap.attribute",
                List.of("title"),
                "user.model.attribute",
                List.of("title"),
                "read.only",
                List.of("true"),
                "always.read.value.from.ldap",
                List.of("true"),
                "is.mandatory.in.ldap",
                List.of("false"))));
  }

  @Override
  public void close() {
    server.shutDown(true);
  }
}
