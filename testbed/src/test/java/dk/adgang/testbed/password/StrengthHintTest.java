package dk.adgang.testbed.password;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.PasswordPage;
import dk.adgang.testbed.pages.Visitor;
import dk.adgang.testbed.pages.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The page says how hard a password is to guess, as advice. */
@WithAdgang
final class StrengthHintTest {

  private static final String HINT = "#adgang-strength:not([hidden])[data-score='%d']";

  @Test
  void it_follows_the_typing_and_is_fetched_when_it_begins(Adgang adgang, Visitor visitor) {
    var window = visitor.onPhone();
    var fetched = new CopyOnWriteArrayList<String>();
    window.page().onRequest(request -> fetched.add(request.url()));
    var page = open(adgang, window);
    assertThat(fetched).noneMatch(url -> url.contains("/zxcvbn/"));
    assertThat(window.find("#adgang-strength").isHidden()).isTrue();

    page.type("Emma1234");
    hint(window, 0, 1);
    assertThat(window.text("#adgang-strength")).contains("gætte");
    page.picture("password-strength-weak");
    assertThat(fetched).anyMatch(url -> url.endsWith("/zxcvbn/zxcvbn.js"));
    assertThat(fetched).anyMatch(url -> url.endsWith("/zxcvbn/words/names.txt"));

    page.type("vaffel-cykel-damp-7-tromle");
    hint(window, 4, 4);
    assertThat(window.text("#adgang-strength")).contains("Meget svær at gætte");
    page.picture("password-strength-good");
    page.type("");
    window.page().waitForCondition(() -> window.find("#adgang-strength").isHidden());
  }

  @Test
  void danish_words_and_own_names_are_known(Adgang adgang, Visitor visitor) {
    var window = visitor.inEnglish().onDesktop();
    var page = open(adgang, window);

    for (var password : List.of("frederikshavn", "lærkekaren", "kaffehuset", "søndagsommer")) {
      page.type(password);
      hint(window, 0, 1);
    }
    assertThat(window.text("#adgang-strength")).contains("guess");
  }

  @Test
  void a_text_typed_before_the_script_came_is_judged_too(Adgang adgang, Visitor visitor) {
    var window = visitor.onPhone();
    var held = new CopyOnWriteArrayList<Route>();
    window.page().route("**/js/password-strength.js", held::add);
    open(adgang, window).type("Emma1234");
    window.page().waitForCondition(() -> !held.isEmpty());

    held.get(0).resume();

    hint(window, 0, 1);
  }

  @Test
  void it_comes_back_with_the_connection(Adgang adgang, Visitor visitor) {
    var window = visitor.onPhone();
    var lost = new CopyOnWriteArrayList<String>();
    window
        .page()
        .route(
            "**/zxcvbn/**",
            route -> {
              lost.add(route.request().url());
              route.abort();
            });
    var page = open(adgang, window).type("Emma123");
    window.page().waitForCondition(() -> !lost.isEmpty());
    window.page().unroute("**/zxcvbn/**");

    page.type("Emma1234");

    hint(window, 0, 1);
  }

  @Test
  void it_is_no_rule(Adgang adgang, Visitor visitor) {
    var window = visitor.onPhone();
    var page = open(adgang, window).type("kaffe-26");
    hint(window, 0, 2);

    page.create("kaffe-26");
  }

  @Test
  void it_holds_with_a_strict_policy_and_without_the_estimator(Adgang adgang, Visitor visitor) {
    var strict = visitor.onPhone();
    var problems = new ArrayList<String>();
    strict.page().onConsoleMessage(message -> problems.add(message.text()));
    strict
        .page()
        .route(
            "**/login-actions/**",
            route -> {
              var answer = route.fetch(new Route.FetchOptions().setMaxRedirects(0));
              var headers = new HashMap<>(answer.headers());
              headers.put("content-security-policy", "default-src 'self'; script-src 'self'");
              route.fulfill(new Route.FulfillOptions().setResponse(answer).setHeaders(headers));
            });
    open(adgang, strict).type("Emma1234");
    hint(strict, 0, 1);
    assertThat(problems).noneMatch(text -> text.contains("Content Security Policy"));

    var without = visitor.onPhone();
    without.page().route("**/zxcvbn/**", Route::abort);
    var page = open(adgang, without).type("kaffe-til-to-9").misses();
    page.create("kaffe-til-to-9");
  }

  @Test
  void no_other_page_loads_it(Adgang adgang, Visitor visitor) {
    var window = visitor.onPhone();
    var fetched = new CopyOnWriteArrayList<String>();
    window.page().onRequest(request -> fetched.add(request.url()));
    var login = window.openLogin();
    window.find("#password").fill("kaffe-til-to-9");
    window.page().waitForLoadState();

    assertThat(login).isNotNull();
    assertThat(fetched).noneMatch(url -> url.contains("zxcvbn") || url.contains("strength"));
  }

  private static void hint(Window window, int least, int most) {
    window
        .page()
        .waitForFunction(
            """
            ([least, most]) => {
              const hint = document.querySelector("#adgang-strength");
              const score = Number(hint.dataset.score);
              return !hint.hidden && score >= least && score <= most;
            }
            """,
            List.of(least, most),
            new Page.WaitForFunctionOptions().setTimeout(10_000));
    assertThat(window.find(HINT.formatted(Integer.parseInt(score(window)))).count()).isOne();
  }

  private static String score(Window window) {
    return window.find("#adgang-strength").getAttribute("data-score");
  }

  private static PasswordPage open(Adgang adgang, Window window) {
    var employee = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    return adgang.mailbox().welcomeTo(employee).pressButton(window).goOn();
  }
}
