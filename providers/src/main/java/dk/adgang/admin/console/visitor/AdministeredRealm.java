package dk.adgang.admin.console.visitor;

import org.keycloak.models.RealmModel;

/**
 * The realm that a page is about. Its are the employees, the permissions, the events, and the words
 * and the look of the page.
 */
public record AdministeredRealm(RealmModel realm) {}
