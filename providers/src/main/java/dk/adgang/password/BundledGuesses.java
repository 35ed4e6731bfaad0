package dk.adgang.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The list that the product brings along: words that were written down for it by category,
 * combinations of a few of them, and runs on the keyboard. Years, digits and spellings are not in
 * the list; {@link GuessRule} undoes them.
 */
final class BundledGuesses {

  private static final String FOLDER = "guesses/";

  /** The files of words, by themselves. */
  private static final List<String> WORDS =
      List.of("access", "calendar", "everyday", "names", "places", "sports", "surnames");

  /** The files whose words people put other words before. */
  private static final List<String> OPENED = List.of("everyday", "names", "places", "sports");

  private static final String OPENERS = "openers";
  private static final String RUNS = "runs";
  private static final int SHORTEST_RUN = 4;

  private BundledGuesses() {}

  static GuessList load() {
    GuessList.Builder list = new GuessList.Builder();
    WORDS.forEach(file -> words(file).forEach(list::add));
    List<String> openers = words(OPENERS).stream().map(Spelling::plain).toList();
    for (String file : OPENED) {
      for (String word : words(file)) {
        Set<String> forms = Spelling.plainForms(word);
        openers.forEach(opener -> forms.forEach(form -> list.addPlain(opener + form)));
      }
    }
    words(RUNS).forEach(run -> addPieces(list, run));
    return list.build();
  }

  private static void addPieces(GuessList.Builder list, String run) {
    String back = new StringBuilder(run).reverse().toString();
    for (int from = 0; from <= run.length() - SHORTEST_RUN; from++) {
      for (int to = from + SHORTEST_RUN; to <= run.length(); to++) {
        list.add(run.substring(from, to)).add(back.substring(from, to));
      }
    }
  }

  private static List<String> words(String file) {
    String name = FOLDER + file + ".txt";
    try (InputStream in = BundledGuesses.class.getResourceAsStream(name);
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Stream.of(line.strip().split("\\s+")))
          .filter(word -> !word.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
