package dk.adgang.secondfactor.method;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.theme.PropertiesUtil;
import org.keycloak.theme.ThemeResourceProvider;
import org.keycloak.theme.ThemeResourceProviderFactory;

/**
 * Adds the texts of methods to every theme. Keycloak itself reads {@code theme-resources/messages}
 * of one jar alone, so that a second jar cannot bring texts in that way.
 */
public final class MethodTextsFactory
    implements ThemeResourceProviderFactory, ThemeResourceProvider {

  private List<SecondFactorMethod> methods = List.of();

  @Override
  public Properties getMessages(String bundle, Locale locale) throws IOException {
    Properties all = new Properties();
    for (SecondFactorMethod method : methods) {
      String file = bundle + "_" + locale + ".properties";
      try (InputStream texts = method.getClass().getResourceAsStream(file)) {
        if (texts != null) {
          PropertiesUtil.readCharsetAware(all, texts);
        }
      }
    }
    return all;
  }

  /** A jar can bring templates of its own in Keycloak's usual way. */
  @Override
  public URL getTemplate(String name) {
    return null;
  }

  @Override
  public InputStream getResourceAsStream(String path) {
    return null;
  }

  @Override
  public String getId() {
    return "adgang-methods";
  }

  @Override
  public ThemeResourceProvider create(KeycloakSession session) {
    return this;
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    methods = SecondFactorMethods.all(factory);
  }

  @Override
  public void close() {}
}
