package dk.adgang.testbed.performance;

import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.KeycloakServer;
import dk.adgang.testbed.Postgres;
import java.util.List;
import java.util.Map;

/**
 * The people of a big realm. They are written into the database by its own statements, because
 * Keycloak makes some hundred a second: a fifth have an authenticator app, half have logged in, all
 * have two links, and each is of one employer.
 */
final class CrowdedRealm {

  private static final String TITLES =
      "(array['Butikschef','Salgsassistent','Kok','Souschef','Tjener','Lagermedarbejder',"
          + "'Barista','Regnskabschef','Ungarbejder','Bager'])[1 + i % 10]";

  private final AdminRest admin;
  private final Postgres database;

  CrowdedRealm(AdminRest admin, Postgres database) {
    this.admin = admin;
    this.database = database;
  }

  /** The address by which an employer is named. */
  static String employer(int number) {
    return "butik-" + number;
  }

  /** Makes employers, and this many employees, who are spread over them. */
  void fill(int employees, int employers) {
    for (var i = 0; i < employers; i++) {
      admin.post(
          "/" + KeycloakServer.REALM + "/organizations",
          Map.of(
              "name", "Butik " + i,
              "alias", employer(i),
              "domains", List.of(Map.of("name", employer(i) + ".example")),
              "attributes",
                  Map.of("adgang.secondFactor.requiredTitles", List.of("Butikschef", "Kok"))));
    }
    database.execute(
        String.join(
            ";\n",
            "create temp table person as select i, 'person-' || i as id,"
                + " 'freja.' || i || '@stor.example' as email, %s as title".formatted(TITLES)
                + " from generate_series(1, %d) i".formatted(employees),
            "create temp table shop as select group_id,"
                + " row_number() over (order by alias) - 1 as n from org where alias like 'butik-%'",
            // What Keycloak's own entities write.
            "insert into user_entity (id, email, email_constraint, email_verified, enabled,"
                + " first_name, last_name, realm_id, username, created_timestamp, not_before)"
                + " select person.id, email, email, true, true, 'Freja', 'Nummer' || i,"
                + " realm.id, email, 1700000000000 + i, 0"
                + " from person, realm where realm.name = 'adgang'",
            "insert into user_attribute (id, name, value, user_id)"
                + " select 'title-' || i, 'title', title, id from person",
            "insert into user_group_membership (group_id, user_id, membership_type)"
                + " select group_id, id, 'UNMANAGED' from person join shop on i %% %d = n"
                    .formatted(employers),
            "insert into credential (id, type, user_id, created_date, secret_data,"
                + " credential_data, priority)"
                + " select 'app-' || i, 'otp', id, 1700000000000, '{\"value\":\"x\"}',"
                + " '{\"subType\":\"totp\",\"digits\":6,\"period\":30,\"algorithm\":\"HmacSHA1\"}', 10"
                + " from person where i % 5 = 0",
            "insert into event_entity (id, type, user_id, realm_id, event_time)"
                + " select 'event-' || i || '-' || n, 'LOGIN', person.id, realm.id,"
                + " (extract(epoch from now()) * 1000)::bigint - n * 86400000"
                + " from person, realm, generate_series(1, 3) n"
                + " where realm.name = 'adgang' and i % 2 = 0",
            "insert into adgang_link (id, realm_id, user_id, purpose, state, automatic, attempts,"
                + " address_hash, queued_at, sent_at, expires_at, ended_at)"
                + " select 'link-' || i || '-' || n, realm.id, person.id, 'WELCOME',"
                + " case n when 1 then 'RETIRED' else 'EXPIRED' end, true, 1, 'x',"
                + " 1700000000000 + n, 1700000000000 + n, 1700000100000, 1700000100000"
                + " from person, realm, generate_series(1, 2) n where realm.name = 'adgang'"));
    database.execute("analyze");
  }
}
