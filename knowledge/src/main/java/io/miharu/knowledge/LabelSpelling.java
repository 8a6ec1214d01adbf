package io.miharu.knowledge;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Makes the labels of published lists comparable with the names of concepts. */
final class LabelSpelling {

  private LabelSpelling() {}

  /**
   * The first of several names, without a leading letter folder and a number at the end, in lower
   * case letters and digits only: {@code "/a/airplane_cabin 1"} is {@code airplanecabin}.
   */
  static String plain(String label) {
    String first =
        label.replaceFirst("^/[a-z]/", "").replaceFirst("\\s+\\d+$", "").replaceFirst(",.*", "");
    return letters(first.isBlank() ? label : first);
  }

  /** All names of a concept, spelled so. */
  static Set<String> names(ConceptEntry concept) {
    Set<String> names = new TreeSet<>();
    names.add(letters(concept.id().value()));
    concept.labels().values().forEach(label -> names.add(letters(label)));
    concept.alternatives().forEach(label -> names.add(letters(label)));
    return names;
  }

  private static String letters(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{Nd}]", "");
  }
}
