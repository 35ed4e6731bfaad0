package dk.adgang.link.mail;

import dk.adgang.link.LinkEntity;
import dk.adgang.link.LinkEvents;
import dk.adgang.link.LinkRepository;
import dk.adgang.link.LinkSettingsReader;
import dk.adgang.link.LinkState;
import dk.adgang.link.LinkToken;
import dk.adgang.link.page.LinkPages;
import dk.adgang.mail.Addressee;
import dk.adgang.mail.Draft;
import dk.adgang.mail.Letter;
import dk.adgang.password.StoredPassword;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keycloak.common.util.Time;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The mail that carries a link. The text {@code about} is the id of the link's row. */
final class LinkLetter implements Letter {

  private final KeycloakSession session;
  private final LinkRepository links;

  LinkLetter(KeycloakSession session) {
    this.session = session;
    this.links = new LinkRepository(session);
  }

  @Override
  public Draft prepare(RealmModel realm, UserModel employee, String about, Locale language) {
    LinkEntity link = links.find(realm, about).orElse(null);
    if (link == null || link.state != LinkState.QUEUED) {
      return new Draft.Drop(LinkRepository.NEWER);
    }
    boolean hasPassword = link.automatic && StoredPassword.exists(employee);
    return hasPassword || link.overtaken(StoredPassword.createdAt(employee))
        ? new Draft.Drop(LinkRepository.HAS_PASSWORD)
        : new Draft.Send(write(realm, employee, link));
  }

  private Text write(RealmModel realm, UserModel employee, LinkEntity link) {
    Duration lifetime = LinkSettingsReader.of(realm).lifetime(link.purpose);
    Instant expiresAt = Instant.ofEpochMilli(Time.currentTimeMillis()).plus(lifetime);
    String token =
        new LinkToken(employee, link.id, expiresAt, link.clientId)
            .serialize(session, realm, session.getContext().getUri());
    Addressee to = Addressee.of(session, realm, employee);
    LinkMail mail =
        new LinkMail(
            to.firstName(),
            to.employer(),
            to.product(),
            address(realm, token),
            lifetime.toMinutes(),
            session.getContext().getUri().getBaseUri().getHost());
    Map<String, Object> attributes = Map.of("mail", mail);
    // This comes last, because the row is locked from here, and the text of the mail may have
    // needed a directory.
    links.expires(link.id, expiresAt);
    return switch (link.purpose) {
      case WELCOME ->
          new Text(
              "welcomeSubject",
              List.of(to.employer() == null ? to.product() : to.employer().toString()),
              "welcome.ftl",
              attributes);
      case RESET -> new Text("passwordResetSubject", List.of(), "password-reset.ftl", attributes);
    };
  }

  /** Where the mail was asked for on a page, its link opens in the language of that page. */
  private String address(RealmModel realm, String token) {
    UriBuilder address = LinkPages.at(session, "link").queryParam(LinkPages.TOKEN, token);
    String page = session.getAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, String.class);
    if (page != null) {
      address.queryParam(LinkPages.LOCALE, page);
    }
    return address.build(realm.getName()).toString();
  }

  /** As long as the link would have worked if it had been sent at once, and a day at least. */
  @Override
  public Duration patience(RealmModel realm, String about) {
    Duration day = Letter.super.patience(realm, about);
    return links
        .find(realm, about)
        .map(link -> LinkSettingsReader.of(realm).lifetime(link.purpose))
        .filter(lifetime -> lifetime.compareTo(day) > 0)
        .orElse(day);
  }

  @Override
  public void note(String about, Outcome outcome, int attempts, String reason) {
    LinkState state =
        switch (outcome) {
          case SENT -> LinkState.SENT;
          case POSTPONED -> LinkState.QUEUED;
          case FAILED -> LinkState.FAILED;
          case NEEDLESS -> LinkState.RETIRED;
        };
    if (!links.tried(about, state, attempts, reason)) {
      return;
    }
    RealmModel realm = session.getContext().getRealm();
    LinkEntity link = links.find(realm, about).orElseThrow();
    LinkEvents events = new LinkEvents(session, realm);
    switch (outcome) {
      case SENT -> events.sent(link, attempts);
      case POSTPONED, FAILED -> events.notSent(link, state, attempts, reason);
      case NEEDLESS -> events.retired(link, reason);
    }
  }

  @Override
  public void waits(RealmModel realm, String reason) {
    links.waiting(realm, reason);
  }
}
