package dk.adgang.testbed.realm.foreign;

import static dk.adgang.testbed.realm.foreign.ForeignRealm.BROKER;
import static dk.adgang.testbed.realm.foreign.ForeignRealm.OFFICE;
import static dk.adgang.testbed.realm.foreign.ForeignRealm.SECRET;

import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.realm.AudienceMapper;
import dk.adgang.testbed.realm.BrokerSettings;
import java.net.URI;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** The identity provider of a realm, played by another realm of the same server. */
final class ForeignOffice {

  private final URI server;
  private final AdminRest admin;
  private final String name;
  private final String office;
  private final Deque<Runnable> undo;

  ForeignOffice(URI server, AdminRest admin, String name, String office, Deque<Runnable> undo) {
    this.server = server;
    this.admin = admin;
    this.name = name;
    this.office = office;
    this.undo = undo;
  }

  /** Makes that realm, and the provider in the other one. */
  void make() {
    admin.post("", Map.of("realm", office, "enabled", true));
    undo.push(() -> admin.delete("/" + office));
    admin.post(
        "/" + office + "/clients",
        Map.of(
            "clientId",
            BROKER,
            "secret",
            SECRET,
            "redirectUris",
            List.of(server + "/*"),
            "directAccessGrantsEnabled",
            true,
            "fullScopeAllowed",
            false,
            "protocolMappers",
            List.of(AudienceMapper.ofAddress(server + "/realms/" + name))));
    var config = BrokerSettings.oidc(server + "/realms/" + office, BROKER, SECRET);
    config.put("jwtAuthorizationGrantEnabled", "true");
    admin.post(
        "/" + name + "/identity-provider/instances",
        Map.of(
            "alias",
            OFFICE,
            "providerId",
            "oidc",
            "enabled",
            true,
            "hideOnLogin",
            true,
            "config",
            config));
    undo.push(() -> admin.delete("/" + name + "/identity-provider/instances/" + OFFICE));
  }
}
