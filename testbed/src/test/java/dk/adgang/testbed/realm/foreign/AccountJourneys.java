package dk.adgang.testbed.realm.foreign;

import static org.awaitility.Awaitility.await;

import dk.adgang.testbed.AdminRest;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Changes of one's own account: password, profile, address, and its deletion. */
final class AccountJourneys extends ForeignSteps {

  private static final String NEW_PASSWORD = "Helt-Ny-2027";
  private static final String REFUSED = "Ikke-Denne-2027";

  AccountJourneys(ForeignRealm realm, String person, Transcript answers) {
    super(realm, person, answers);
  }

  void updatePassword() {
    begin();
    var login = action("UPDATE_PASSWORD");
    see("new password", login);
    submit(login, "password-new", "", "password-confirm", "");
    see("none", login);
    submit(login, "password-new", NEW_PASSWORD, "password-confirm", "another");
    see("not the same", login);
    realm.refuse(REFUSED);
    manage("PUT", "/reset-password", Map.of("type", "password", "value", REFUSED));
    submit(login, "password-new", REFUSED, "password-confirm", REFUSED);
    see("refused by a policy", login);
    submit(login, "password-new", NEW_PASSWORD, "password-confirm", NEW_PASSWORD);
    see("changed", login);
    tokens(login);
    see("old password", login(ForeignRealm.WEB));
    var next = login(ForeignRealm.WEB, NEW_PASSWORD);
    tokens(next);
    manage("PUT", "/reset-password", Map.of("type", "password", "value", "1", "temporary", true));
    next = login(ForeignRealm.STOCK, "1");
    see("temporary password", next);
    // A password that Adgang would refuse.
    submit(next, "password-new", "1234", "password-confirm", "1234");
    see("an easy one", next);
    tokens(next);
    credentials();
  }

  void updateProfile() {
    begin();
    var login = action("UPDATE_PROFILE");
    see("profile", login);
    submit(login, "email", "no address", "firstName", "", "lastName", "Lind");
    see("wrong", login);
    submit(
        login,
        "username",
        realm.address(person),
        "email",
        realm.address(person),
        "firstName",
        "Freja",
        "lastName",
        "Krogh");
    see("changed", login);
    tokens(login);
    manage("GET", "", null);
  }

  /** Keycloak's other actions: some that an administrator asks for, some that an app does. */
  void account() {
    begin();
    manage("PUT", "", Map.of("requiredActions", List.of("VERIFY_PROFILE", "TERMS_AND_CONDITIONS")));
    var login = login(ForeignRealm.WEB);
    see("terms", login);
    submit(login, "cancel", "no");
    see("refused", login);
    login = login(ForeignRealm.WEB);
    submit(login, "accept", "yes");
    see("accepted", login);
    tokens(login);
    login = action("UPDATE_EMAIL");
    see("address", login);
    submit(login, "email", "no address");
    see("no address", login);
    submit(login, "email", "ny." + realm.address(person));
    see("changed", login);
    tokens(login);
    manage("GET", "", null);
    manage("PUT", "", Map.of("emailVerified", false, "requiredActions", List.of("VERIFY_EMAIL")));
    login = login(ForeignRealm.WEB);
    see("mail sent", login);
    submit(login);
    see("not again at once", login);
    follow("verify the address", login, "ny." + person);
    manage("GET", "", null);
    manage("PUT", "", Map.of("emailVerified", true, "requiredActions", List.of()));
    realm.admin().put("/" + realm.name(), Map.of("verifyEmail", true));
    login = action("UPDATE_EMAIL");
    submit(login, "email", realm.address(person));
    see("a mail to the new address", login);
    follow("confirm the address", login, person);
    manage("GET", "", null);
    realm.admin().put("/" + realm.name(), Map.of("verifyEmail", false));
    login = action("idp_link:" + ForeignRealm.OFFICE);
    see("connect", login);
    submit(login);
    see("at the office", login);
    login = action("delete_account");
    see("delete", login);
    submit(login);
    see("deleted", login);
    manage("GET", "", null);
  }

  void reset() {
    begin();
    var login = realm.login(ForeignRealm.STOCK);
    login.open();
    login.go(realm.url().resolve("login-actions/reset-credentials?client_id=foreign-stock"));
    see("whose", login);
    submit(login, "username", "");
    see("nobody's", login);
    submit(login, "username", realm.address(person));
    see("sent", login);
    await().atMost(PATIENCE).until(() -> !realm.mailsTo(person).isEmpty());
    var mail = realm.mailsTo(person).get(0);
    answers.text("mail", mail.subject() + "\n" + mail.text());
    login.go(URI.create(link(mail.text())));
    see("new password", login);
    submit(login, "password-new", NEW_PASSWORD, "password-confirm", NEW_PASSWORD);
    see("changed", login);
    tokens(login(ForeignRealm.STOCK, NEW_PASSWORD));
  }

  void registration() {
    var login = realm.login(ForeignRealm.STOCK);
    login.open();
    login.go(
        URI.create(
            login
                .page()
                .at()
                .toString()
                .replace("protocol/openid-connect/auth", "protocol/openid-connect/registrations")));
    see("register", login);
    submit(login, "email", "no address", "password", PASSWORD);
    see("wrong", login);
    submit(
        login,
        "username",
        realm.address(person),
        "email",
        realm.address(person),
        "firstName",
        "Freja",
        "lastName",
        "Lind",
        "password",
        PASSWORD,
        "password-confirm",
        PASSWORD);
    see("registered", login);
    id = realm.registered(person);
    tokens(login);
    manage("GET", "", null);
    credentials();
    answers.text("mails", realm.mailsTo(person).size());
  }

  void accountRest() {
    begin();
    var app = addApp();
    var bearer =
        direct(ForeignRealm.WEB, PASSWORD, "totp", code(app)).path("access_token").asText();
    var account = realm.url().getPath() + "account";
    answers.json("profile", realm.call("GET", account, bearer, null));
    answers.json("credentials", realm.call("GET", account + "/credentials", bearer, null));
    answers.json(
        "changed",
        realm.call(
            "POST",
            account,
            bearer,
            AdminRest.text(
                Map.of(
                    "username",
                    realm.address(person),
                    "email",
                    realm.address(person),
                    "firstName",
                    "Freja",
                    "lastName",
                    "Krogh"))));
    answers.json("apps", realm.call("GET", account + "/applications", bearer, null));
    answers.json(
        "removed",
        realm.call("DELETE", account + "/credentials/" + credential("otp"), bearer, null));
    credentials();
  }
}
