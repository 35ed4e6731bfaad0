package dk.adgang.themes;

import static java.nio.charset.StandardCharsets.UTF_8;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.FileTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.SimpleScalar;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.net.JarURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The login theme with all that it inherits from Keycloak, put together as the server does. */
final class LoginTheme {

  static final Path OWN = Path.of("src/main/resources/theme/adgang/login");
  static final Path SHARED = Path.of("../providers/src/main/resources/theme-resources");

  private static final String KEYCLOAK = "/theme/base/login/";

  private static final Pattern INCLUDE = Pattern.compile("<#include \"([^\"]+)\"");

  private final Configuration templates = new Configuration(Configuration.VERSION_2_3_32);
  private final Properties texts = new Properties();
  private final Map<String, String> properties = new HashMap<>();

  LoginTheme() throws IOException {
    templates.setOutputFormat(HTMLOutputFormat.INSTANCE);
    templates.setDefaultEncoding(UTF_8.name());
    templates.setLogTemplateExceptions(false);
    templates.setTemplateLoader(
        new MultiTemplateLoader(
            new TemplateLoader[] {
              new FileTemplateLoader(OWN.toFile()),
              new ClassTemplateLoader(LoginTheme.class, KEYCLOAK),
              // By the links the files could be anywhere; they are beside this module.
              new FileTemplateLoader(SHARED.resolve("templates").toFile(), true)
            }));
    texts.putAll(ofKeycloak("login"));
    texts.putAll(read(Files.newBufferedReader(SHARED.resolve("messages/messages_en.properties"))));
    texts.putAll(read(Files.newBufferedReader(OWN.resolve("messages/messages_en.properties"))));
    read(Files.newBufferedReader(OWN.resolve("theme.properties")))
        .forEach((key, value) -> properties.put((String) key, (String) value));
  }

  /** Keycloak's English texts of a type of theme. */
  static Properties ofKeycloak(String type) throws IOException {
    var bundle =
        LoginTheme.class.getResourceAsStream(
            "/theme/base/" + type + "/messages/messages_en.properties");
    return read(new InputStreamReader(bundle, UTF_8));
  }

  private static Properties read(Reader reader) throws IOException {
    try (reader) {
      Properties bundle = new Properties();
      bundle.load(reader);
      return bundle;
    }
  }

  /** The templates that the theme has of its own, or shares with other themes. */
  static Set<String> ours() throws IOException {
    Set<String> names = new TreeSet<>();
    for (Path folder : List.of(OWN, SHARED.resolve("templates"))) {
      try (Stream<Path> files = Files.list(folder)) {
        files
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith(".ftl"))
            .forEach(names::add);
      }
    }
    return names;
  }

  /** The templates of Keycloak's that the theme does not replace. */
  static Set<String> inherited() throws IOException {
    Set<String> names = new TreeSet<>();
    var jar = (JarURLConnection) LoginTheme.class.getResource(KEYCLOAK).openConnection();
    jar.setUseCaches(false);
    try (JarFile file = jar.getJarFile()) {
      file.stream()
          .map(ZipEntry::getName)
          .filter(name -> ("/" + name).matches(KEYCLOAK + "[^/]+\\.ftl"))
          .map(name -> name.substring(KEYCLOAK.length() - 1))
          .forEach(names::add);
    }
    names.removeAll(ours());
    return names;
  }

  /** Whether a template is a whole page, and not a part of one. */
  boolean isPage(String name) throws IOException {
    String source = templates.getTemplate(name).toString();
    Matcher other = INCLUDE.matcher(source);
    return source.contains("<@layout.registrationLayout")
        || (other.find() && isPage(other.group(1)));
  }

  /** The page as the server would send it, with made-up values. */
  String render(String name, boolean answer) throws IOException, TemplateException {
    Template template = templates.getTemplate(name);
    StringWriter page = new StringWriter();
    template.process(model(answer), page);
    return page.toString();
  }

  private TemplateHashModel model(boolean answer) {
    TemplateModel anything = new Anything(answer);
    TemplateMethodModelEx message =
        arguments -> new SimpleScalar(texts.getProperty(arguments.get(0).toString(), "no text"));
    TemplateMethodModelEx same = arguments -> arguments.get(0);
    return new TemplateHashModel() {
      @Override
      public TemplateModel get(String key) throws freemarker.template.TemplateModelException {
        return switch (key) {
          case "msg", "advancedMsg" -> message;
          case "kcSanitize" -> same;
          case "properties" -> templates.getObjectWrapper().wrap(properties);
          default -> anything;
        };
      }

      @Override
      public boolean isEmpty() {
        return false;
      }
    };
  }
}
