package dk.adgang.sms.gateway.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.adgang.sms.gateway.api.SmsGateway;
import dk.adgang.sms.gateway.api.SmsGatewayFactory;
import dk.adgang.sms.gateway.http.HttpSmsGateway.Manners;
import dk.adgang.sms.gateway.support.BadSetting;
import dk.adgang.sms.gateway.support.BodyTemplate;
import dk.adgang.sms.gateway.support.FormTemplate;
import dk.adgang.sms.gateway.support.GatewayHttp;
import dk.adgang.sms.gateway.support.GatewaySettings;
import dk.adgang.sms.gateway.support.JsonTemplate;
import dk.adgang.sms.gateway.support.Placeholders;
import dk.adgang.sms.gateway.support.UrlTemplate;
import dk.adgang.sms.gateway.support.VaultSecret;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;

/**
 * The gateway {@code http}: sends to one address the request that its settings describe; without
 * any, {@code {"to","from","text"}} as JSON. The settings are in {@code
 * docs/operator/sms-gateways.md}.
 */
public final class HttpSmsGatewayFactory implements SmsGatewayFactory {

  public static final String ID = "http";

  private static final String METHOD = "method";
  private static final String TYPE = "content-type";
  private static final String BODY = "body";
  private static final String HEADERS = "headers";
  private static final String TOKEN = "token";
  private static final String SUCCESS_STATUS = "success-status";
  private static final String SUCCESS_POINTER = "success-pointer";
  private static final String SUCCESS_VALUES = "success-values";
  private static final String BAD_NUMBER_POINTER = "bad-number-pointer";
  private static final String BAD_NUMBER_VALUES = "bad-number-values";
  private static final String ID_POINTER = "id-pointer";

  private static final String JSON_TYPE = "application/json";
  private static final String FORM_TYPE = FormTemplate.TYPE;
  private static final String JSON_BODY =
      "{\"to\":\"{to}\",\"from\":\"{from}\",\"text\":\"{text}\"}";
  private static final String FORM_BODY = "to={to}&from={from}&text={text}";
  private static final String MESSAGE_ID = "/id";

  private static final ObjectMapper JSON = new ObjectMapper();

  private Manners manners;
  private Optional<VaultSecret> token = Optional.empty();

  /** Headers whose values are in the vault. */
  private final Map<String, VaultSecret> secretHeaders = new LinkedHashMap<>();

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public void init(Config.Scope config) {
    GatewaySettings settings = new GatewaySettings(ID, config);
    token = settings.secret(TOKEN);
    Map<String, String> headers =
        settings.read(HEADERS, HttpSmsGatewayFactory::headers).orElse(Map.of());
    Map<String, String> open = new LinkedHashMap<>();
    headers.forEach(
        (name, value) -> {
          if (VaultSecret.isInVault(value)) {
            secretHeaders.put(name, new VaultSecret(ID, HEADERS, value));
          } else {
            open.put(name, value);
          }
        });
    Manners read = manners(settings, open);
    manners = settings.usable() ? read : null;
  }

  @Override
  public SmsGateway create(KeycloakSession session) {
    Map<String, String> keys = new LinkedHashMap<>();
    boolean complete = manners != null && reveal(session, keys);
    return new HttpSmsGateway(GatewayHttp.SHARED, complete ? manners : null, keys);
  }

  /** False when the vault lacks one of the keys. */
  private boolean reveal(KeycloakSession session, Map<String, String> keys) {
    if (token.isPresent()) {
      Optional<String> key = token.get().reveal(session);
      if (key.isEmpty()) {
        return false;
      }
      keys.put("Authorization", "Bearer " + key.get());
    }
    for (Map.Entry<String, VaultSecret> each : secretHeaders.entrySet()) {
      Optional<String> key = each.getValue().reveal(session);
      if (key.isEmpty()) {
        return false;
      }
      keys.put(each.getKey(), key.get());
    }
    return true;
  }

  /** Null without an address: then this gateway is not in use. */
  private static Manners manners(GatewaySettings settings, Map<String, String> headers) {
    UrlTemplate address = settings.read(GatewaySettings.URL, UrlTemplate::new).orElse(null);
    if (address == null) {
      return null;
    }
    String method = settings.read(METHOD, HttpSmsGatewayFactory::method).orElse("POST");
    boolean get = method.equals(HttpSmsGateway.GET);
    String type =
        settings.read(TYPE, HttpSmsGatewayFactory::type).orElse(get ? FORM_TYPE : JSON_TYPE);
    if (get && !type.equals(FORM_TYPE)) {
      settings.wrong(TYPE, "GET has no body, only a form in its address");
    }
    BodyTemplate body =
        settings.read(BODY, text -> template(type, text)).orElseGet(() -> usual(type));
    return new Manners(
        method,
        address,
        type.equals(JSON_TYPE) ? "application/json; charset=utf-8" : type,
        body,
        acceptance(settings),
        settings
            .read(ID_POINTER, HttpSmsGatewayFactory::pointer)
            .orElse(JsonPointer.compile(MESSAGE_ID)),
        settings.sender(),
        headers);
  }

  private static Acceptance acceptance(GatewaySettings settings) {
    List<String> statuses = settings.list(SUCCESS_STATUS);
    if (!statuses.stream().allMatch(Acceptance::isStatus)) {
      settings.wrong(SUCCESS_STATUS, "each must be a status such as 200, or 2xx");
    }
    JsonPointer badNumber =
        settings.read(BAD_NUMBER_POINTER, HttpSmsGatewayFactory::pointer).orElse(null);
    Set<String> badNumberValues = Set.copyOf(settings.list(BAD_NUMBER_VALUES));
    if ((badNumber == null) != badNumberValues.isEmpty()) {
      settings.wrong(BAD_NUMBER_POINTER, "it and " + BAD_NUMBER_VALUES + " need each other");
    }
    JsonPointer success =
        settings.read(SUCCESS_POINTER, HttpSmsGatewayFactory::pointer).orElse(null);
    Set<String> successValues = Set.copyOf(settings.list(SUCCESS_VALUES));
    if (success == null && !successValues.isEmpty()) {
      settings.wrong(SUCCESS_VALUES, "it needs " + SUCCESS_POINTER);
    }
    return new Acceptance(
        statuses.isEmpty() ? Acceptance.DEFAULT.statuses() : statuses,
        success,
        successValues,
        badNumber,
        badNumberValues);
  }

  private static String method(String text) throws BadSetting {
    String method = text.strip().toUpperCase(Locale.ROOT);
    if (!Set.of("POST", "PUT", HttpSmsGateway.GET).contains(method)) {
      throw new BadSetting("it must be POST, PUT or GET");
    }
    return method;
  }

  private static String type(String text) throws BadSetting {
    String type = text.strip().toLowerCase(Locale.ROOT);
    if (!Set.of(JSON_TYPE, FORM_TYPE).contains(type)) {
      throw new BadSetting("it must be " + JSON_TYPE + " or " + FORM_TYPE);
    }
    return type;
  }

  private static BodyTemplate template(String type, String text) throws BadSetting {
    return type.equals(JSON_TYPE) ? new JsonTemplate(text) : new FormTemplate(text);
  }

  private static BodyTemplate usual(String type) {
    try {
      return template(type, type.equals(JSON_TYPE) ? JSON_BODY : FORM_BODY);
    } catch (BadSetting e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonPointer pointer(String text) throws BadSetting {
    try {
      return JsonPointer.compile(text.strip());
    } catch (IllegalArgumentException e) {
      throw new BadSetting("it is not a JSON pointer, which begins with a slash");
    }
  }

  /** Header names with their values, from a JSON object. */
  private static Map<String, String> headers(String text) throws BadSetting {
    Map<String, String> headers;
    try {
      headers = JSON.readValue(text, new TypeReference<LinkedHashMap<String, String>>() {});
    } catch (JsonProcessingException e) {
      throw new BadSetting("it is not a JSON object of texts");
    }
    for (Map.Entry<String, String> each : headers.entrySet()) {
      check(each.getKey(), each.getValue());
    }
    return headers;
  }

  private static void check(String name, String value) throws BadSetting {
    if (value == null) {
      throw new BadSetting("it is not a JSON object of texts");
    }
    if (VaultSecret.isInVault(value)) {
      return;
    }
    Placeholders.check(value);
    if (Placeholders.holdsText(value)) {
      throw new BadSetting("a header cannot hold {text}, which has line breaks");
    }
    try {
      HttpRequest.newBuilder(URI.create("http://localhost"))
          .setHeader(name, Placeholders.SAMPLE.fill(value, each -> each));
    } catch (IllegalArgumentException e) {
      throw new BadSetting("it has a header that cannot be sent");
    }
  }
}
