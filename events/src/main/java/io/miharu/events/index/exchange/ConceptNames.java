package io.miharu.events.index.exchange;

import io.miharu.core.ConceptId;
import io.miharu.events.index.IndexFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Labels of other networks as concept ids. */
public final class ConceptNames {

  private ConceptNames() {}

  /**
   * The id of a label: accents dropped, capitals inside a word begin a new one, all else but
   * letters and digits divides. {@code BaseballPitch} and {@code baseball_pitch} are {@code
   * baseball-pitch}, {@code YoYo} is {@code yo-yo}, {@code TaiChi} is {@code tai-chi}.
   *
   * @throws IllegalArgumentException when nothing is left of it
   */
  public static ConceptId of(String label) {
    String plain = Normalizer.normalize(label, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
    String id =
        plain
            .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
            .replaceAll("([A-Z])([A-Z][a-z])", "$1-$2")
            .replaceAll("['\u2019]", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    if (id.isEmpty()) {
      throw new IllegalArgumentException(
          "a label needs letters a-z or digits, got \"%s\"".formatted(label));
    }
    return ConceptId.of(id);
  }

  /**
   * Reads a list, one label a line; empty lines at the end do not count.
   *
   * @throws IndexFormatException when a line has no id, or two have the same
   */
  public static List<ConceptId> read(Path file) throws IOException {
    return ids(file, lines(file), ConceptNames::of);
  }

  /** The lines of a list of labels, without empty ones at the end. */
  public static List<String> lines(Path file) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
      lines.remove(lines.size() - 1);
    }
    return List.copyOf(lines);
  }

  /**
   * The ids of a list's lines.
   *
   * @param file for messages
   * @param naming an id for each label, asked in the order of the lines
   * @throws IndexFormatException when a line has no id, or two have the same
   */
  public static List<ConceptId> ids(
      Path file, List<String> lines, Function<String, ConceptId> naming)
      throws IndexFormatException {
    List<ConceptId> ids = new ArrayList<>();
    Map<ConceptId, Integer> firstLines = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      ConceptId id;
      try {
        id = naming.apply(lines.get(i));
      } catch (IllegalArgumentException unusable) {
        throw new IndexFormatException(
            "%s, line %d: %s".formatted(file, i + 1, unusable.getMessage()), unusable);
      }
      Integer first = firstLines.putIfAbsent(id, i + 1);
      if (first != null) {
        throw new IndexFormatException(
            "%s, line %d: %s stands in line %d, too; every column needs a label of its own"
                .formatted(file, i + 1, id, first));
      }
      ids.add(id);
    }
    return List.copyOf(ids);
  }
}
