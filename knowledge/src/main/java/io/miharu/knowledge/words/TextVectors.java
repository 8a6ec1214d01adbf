package io.miharu.knowledge.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where texts lie by their meaning. Cosines of two sources are not comparable. */
public interface TextVectors {

  /** Of length 1, [D]; empty where no word of the text is known. */
  Optional<double[]> vector(String text);

  /**
   * The name of a concept: it is read in several sentences, whose vectors are averaged. A bare name
   * can mean many things; the sentences say that it is something people do. Not of length 1.
   */
  default Optional<double[]> ofName(String name) {
    List<double[]> read = new ArrayList<>();
    for (String sentence : NAME_SENTENCES) {
      vector(sentence.formatted(name)).ifPresent(read::add);
    }
    return read.isEmpty() ? Optional.empty() : Optional.of(Meaning.mean(read));
  }

  /** In which {@link #ofName} reads a name. */
  List<String> NAME_SENTENCES =
      List.of(
          "%s", "a person %s", "a video of %s", "a video of a person doing %s", "the action of %s");

  /**
   * Whether a single word stands in the source's own vocabulary. Of others it has a vector, too,
   * made of their pieces, which may be near to anything.
   */
  boolean isWord(String word);

  /** What it is called in explanations: {@code all-MiniLM-L6-v2}. */
  String source();
}
