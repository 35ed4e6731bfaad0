package dk.adgang.policy;

import static dk.adgang.policy.settings.StockMethods.KNOWN;

import dk.adgang.policy.settings.KeptSettings;
import dk.adgang.policy.settings.SecondFactorSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures the cost of a decision, run by {@code script/bench policy}: with one employer and with
 * ten thousand, each with a thousand titles of its own, or as many as the argument says. A decision
 * is all that a login does with the settings that Keycloak holds: look up the settings that were
 * read, and decide.
 *
 * <p>It is measured twice. One decision after the other shows the instructions; with one employer
 * everything is in the processor's caches then, which no login finds there. So it is also measured
 * with other work between two decisions, as there is between two logins.
 */
final class PolicyBenchmark {

  private static final int WARM_UPS = 20;
  private static final int ROUNDS = 51;
  private static final int CALLS = 20_000;

  /** Each decision is a round, so that the median tells of one that nothing interrupted. */
  private static final int CALLS_AMID_WORK = 1;

  private static final int ROUNDS_AMID_WORK = 1_500;
  private static final int MOST_EMPLOYERS = 10_000;

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final SecondFactorPolicy POLICY =
      new SecondFactorPolicy(SecondFactorSettings.NONE, KNOWN);

  private static final String[] IDS =
      IntStream.range(0, MOST_EMPLOYERS).mapToObj(i -> "employer-" + i).toArray(String[]::new);

  /** More than the caches of a processor hold, read as other work would. */
  private static final long[] OTHER_WORK = new long[1 << 23];

  private static final int OF_ONE_LINE = 8;

  private static int titlesOfEach = 1_000;
  private static int blackHole;

  private PolicyBenchmark() {}

  /** Prints a table. */
  public static void main(String[] arguments) {
    if (arguments.length > 0) {
      titlesOfEach = Integer.parseInt(arguments[0]);
    }
    long before = used();
    List<Map<String, List<String>>> employers =
        IntStream.range(0, MOST_EMPLOYERS).mapToObj(PolicyBenchmark::attributes).toList();
    long held = used();
    KeptSettings<List<String>> kept = new KeptSettings<>();
    long begin = System.nanoTime();
    for (int each = 0; each < MOST_EMPLOYERS; each++) {
      kept.of(id(each), employers.get(each), texts -> SecondFactorSettings.read(texts, KNOWN));
    }
    long reading = System.nanoTime() - begin;
    System.out.printf(
        Locale.ROOT,
        "%,d employers with %,d titles each: %,d MB of attributes, as Keycloak holds them; %,d MB kept of them;"
            + " read in %.0f µs an employer, once%n%n",
        MOST_EMPLOYERS,
        titlesOfEach,
        (held - before) >> 20,
        (used() - held) >> 20,
        reading / 1000.0 / MOST_EMPLOYERS);
    System.out.printf(
        "%-38s %20s %20s   (µs a decision: median, 99 of 100 rounds)%n",
        "", "one after the other", "amid other work");
    for (Who who : Who.values()) {
      List<Series> pair =
          Stream.of(who.atLeast, MOST_EMPLOYERS)
              .map(count -> new Series(kept, employers.subList(0, count), who))
              .toList();
      List<String> oneAfterTheOther = time(pair, false);
      List<String> amidOtherWork = time(pair, true);
      for (int each = 0; each < pair.size(); each++) {
        int count = pair.get(each).employers.size();
        System.out.printf(
            Locale.ROOT,
            "%-38s %20s %20s%n",
            String.format(
                Locale.ROOT, "%,d employer%s, %s", count, count == 1 ? "" : "s", who.text),
            oneAfterTheOther.get(each),
            amidOtherWork.get(each));
      }
    }
    if (blackHole == 42) {
      System.out.println();
    }
  }

  private enum Who {
    LISTED("title is listed", 1),
    NOT_LISTED("title is not listed", 1),
    OF_TWO("works for two", 2);

    private final String text;
    private final int atLeast;

    Who(String text, int atLeast) {
      this.text = text;
      this.atLeast = atLeast;
    }
  }

  /**
   * The attributes of an organization, as Keycloak reads them: each text is an object of its own.
   */
  private static Map<String, List<String>> attributes(int employer) {
    List<String> titles = new ArrayList<>(titlesOfEach);
    for (int title = 0; title < titlesOfEach; title++) {
      titles.add("Titel " + title + " hos " + employer);
    }
    Map<String, List<String>> attributes = new HashMap<>();
    attributes.put(SecondFactorSettings.REQUIRED_TITLES, titles);
    attributes.put(SecondFactorSettings.REQUIREMENT, List.of("optional"));
    attributes.put(SecondFactorSettings.GRACE_DAYS, List.of("14"));
    attributes.put(SecondFactorSettings.METHODS, List.of("sms", "otp"));
    return attributes;
  }

  private static String id(int employer) {
    return IDS[employer];
  }

  /**
   * Measures each in turns, so that other work of the machine meets all of them.
   *
   * @return the median of each, and what 99 of 100 rounds stay below
   */
  private static List<String> time(List<Series> all, boolean amidWork) {
    int rounds = amidWork ? ROUNDS_AMID_WORK : ROUNDS;
    int calls = amidWork ? CALLS_AMID_WORK : CALLS;
    List<double[]> micros = all.stream().map(each -> new double[rounds]).toList();
    for (int round = -WARM_UPS; round < rounds; round++) {
      for (int each = 0; each < all.size(); each++) {
        double took = all.get(each).round(calls, amidWork && round >= 0);
        if (round >= 0) {
          micros.get(each)[round] = took;
        }
      }
    }
    micros.forEach(Arrays::sort);
    return micros.stream()
        .map(
            took ->
                String.format(Locale.ROOT, "%.2f, %.2f", took[rounds / 2], took[rounds * 99 / 100]))
        .toList();
  }

  /** One row of the table. */
  private static final class Series {

    private final Random random = new Random(26);
    private final KeptSettings<List<String>> kept;
    private final List<Map<String, List<String>>> employers;
    private final Who who;

    Series(KeptSettings<List<String>> kept, List<Map<String, List<String>>> employers, Who who) {
      this.kept = kept;
      this.employers = employers;
      this.who = who;
    }

    /** Returns microseconds a decision. */
    double round(int calls, boolean work) {
      int[] whose = random.ints(calls, 0, employers.size()).toArray();
      String[] titles = new String[calls];
      for (int call = 0; call < calls; call++) {
        titles[call] =
            who == Who.NOT_LISTED
                ? "Salgsassistent"
                : "titel " + random.nextInt(titlesOfEach) + " HOS " + whose[call];
      }
      long nanos = 0;
      for (int call = 0; call < calls; call++) {
        if (work) {
          otherWork();
        }
        long begin = System.nanoTime();
        decide(kept, employers, who, titles[call], whose[call]);
        nanos += System.nanoTime() - begin;
      }
      return nanos / 1000.0 / calls;
    }
  }

  private static void decide(
      KeptSettings<List<String>> kept,
      List<Map<String, List<String>>> employers,
      Who who,
      String title,
      int whose) {
    List<Employer> all = new ArrayList<>();
    all.add(employer(kept, employers, whose));
    if (who == Who.OF_TWO) {
      all.add(employer(kept, employers, (whose + employers.size() / 2) % employers.size()));
    }
    blackHole +=
        POLICY.decide(Title.all(List.of(title)), all, RequiredSince.NEVER, NOW).required() ? 1 : 0;
  }

  private static void otherWork() {
    long sum = 0;
    for (int line = 0; line < OTHER_WORK.length; line += OF_ONE_LINE) {
      sum += OTHER_WORK[line];
    }
    blackHole += (int) sum;
  }

  private static Employer employer(
      KeptSettings<List<String>> kept, List<Map<String, List<String>>> employers, int which) {
    String id = id(which);
    return new Employer(
        id,
        id,
        true,
        kept.of(id, employers.get(which), texts -> SecondFactorSettings.read(texts, KNOWN)));
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
