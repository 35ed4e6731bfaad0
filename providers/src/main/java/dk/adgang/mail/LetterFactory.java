package dk.adgang.mail;

import dk.adgang.common.keycloak.PlainFactory;

/** Makes {@link Letter}s of one kind. */
public interface LetterFactory extends PlainFactory<Letter> {}
