package dk.adgang.admin.setup.check;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.admin.setup.RealmDocument;
import dk.adgang.common.PureRule;
import java.util.List;

/** The languages of a realm, and its own words in them. */
@PureRule
final class LanguageCheck {

  private static final String LANGUAGES = "internationalizationEnabled";
  private static final String SUPPORTED = "supportedLocales";
  static final List<String> OF_LANGUAGES = List.of(SUPPORTED, "defaultLocale");

  private final Comparison realm;

  private LanguageCheck(Comparison realm) {
    this.realm = realm;
  }

  static void look(Comparison realm) {
    LanguageCheck check = new LanguageCheck(realm);
    check.languages();
    check.supported();
    check.texts();
  }

  private void languages() {
    if (!realm.present(LANGUAGES).asBoolean()) {
      realm.change(
          LANGUAGES,
          realm.present(LANGUAGES).asText(),
          realm.wanted(LANGUAGES).asText() + ", " + realm.wanted(OF_LANGUAGES.get(0)),
          each -> {
            each.set(LANGUAGES, realm.wanted(LANGUAGES));
            OF_LANGUAGES.forEach(field -> each.set(field, realm.wanted(field)));
          });
    }
  }

  /**
   * A realm in other languages is an administrator's choice, as long as one of ours is among them.
   */
  private void supported() {
    JsonNode supported = realm.present(SUPPORTED);
    JsonNode wanted = realm.wanted(SUPPORTED);
    if (realm.present(LANGUAGES).asBoolean()
        && Comparison.stream(wanted)
            .noneMatch(one -> Comparison.contains(supported, one.asText()))) {
      realm.add(
          realm.part("languages"),
          "languages",
          Comparison.stream(supported).findAny().isEmpty()
              ? Finding.Verdict.CHANGE
              : Finding.Verdict.CONFLICT,
          Comparison.shown(supported),
          wanted.toString(),
          each -> wanted.forEach(one -> each.withArray("/" + SUPPORTED).add(one)));
    }
  }

  private void texts() {
    realm
        .wanted(RealmDocument.TEXTS)
        .properties()
        .forEach(
            language ->
                language
                    .getValue()
                    .properties()
                    .forEach(
                        text -> {
                          String key = text.getKey();
                          if (realm
                              .present(RealmDocument.TEXTS)
                              .path(language.getKey())
                              .path(key)
                              .isMissingNode()) {
                            realm.add(
                                realm
                                    .part(RealmDocument.TEXTS)
                                    .of(key + " (" + language.getKey() + ")"),
                                RealmDocument.TEXTS,
                                Finding.Verdict.CHANGE,
                                null,
                                text.getValue().asText(),
                                each ->
                                    each.withObject("/" + RealmDocument.TEXTS)
                                        .withObject("/" + language.getKey())
                                        .set(key, text.getValue()));
                          }
                        }));
  }
}
