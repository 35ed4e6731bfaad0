package dk.adgang.password;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * Measures the cost of a password, run by {@code script/bench passwords}: the rule and the list of
 * guesses, and the memory and the start time of the list.
 */
final class PasswordBenchmark {

  private static final int WARM_UPS = 5;
  private static final int ROUNDS = 21;
  private static final int CALLS = 20_000;

  private static final Map<String, String> PASSWORDS =
      new TreeMap<>(
          Map.of(
              "a word and a year", "Sommer2026",
              "a good password", "kaffe-til-to-9",
              "letters disguised", "!!P@$$w0rd2026!",
              "of one's own names", "idaholmkaffehuset1",
              "64 characters", "x".repeat(62) + "-1",
              "4,096 characters", "kaffe-26".repeat(512)));

  private static int blackHole;

  private PasswordBenchmark() {}

  /** Prints a table. */
  public static void main(String[] arguments) {
    long begin = System.nanoTime();
    GuessList list = BundledGuesses.load();
    long loading = System.nanoTime() - begin;
    System.out.printf(
        Locale.ROOT,
        "bundled list: %,d entries, %,d kB in memory, made in %d ms (cold)%n%n",
        list.size(),
        8L * list.size() / 1024,
        loading / 1_000_000);

    GuessRule guesses = new GuessRule(list);
    PasswordRule rule = new PasswordRule(8);
    Set<String> personal =
        PersonalWords.of(
            List.of("Ida", "Holm", "ida.holm@kaffehuset.example", "Kaffehuset", "adgang"));
    System.out.printf(
        "%-22s %15s %15s   (µs a check: median, slowest round)%n", "", "rule", "guesses");
    PASSWORDS.forEach(
        (name, password) ->
            System.out.printf(
                "%-22s %15s %15s%n",
                name,
                time(password, p -> rule.unmet(p).size()),
                time(password, p -> guesses.guess(p, personal).isPresent() ? 1 : 0)));
    if (blackHole == 42) {
      System.out.println();
    }
  }

  private static String time(String password, ToIntFunction<String> check) {
    int calls = password.length() > 1000 ? CALLS / 100 : CALLS;
    double[] micros = new double[ROUNDS];
    for (int round = -WARM_UPS; round < ROUNDS; round++) {
      long begin = System.nanoTime();
      for (int call = 0; call < calls; call++) {
        blackHole += check.applyAsInt(password);
      }
      if (round >= 0) {
        micros[round] = (System.nanoTime() - begin) / 1000.0 / calls;
      }
    }
    Arrays.sort(micros);
    return String.format(Locale.ROOT, "%.2f, %.2f", micros[ROUNDS / 2], micros[ROUNDS - 1]);
  }
}
