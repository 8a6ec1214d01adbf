package io.miharu.knowledge.words;

import java.util.Optional;

/** Where texts lie by their meaning. Cosines of two sources are not comparable. */
public interface TextVectors {

  /** Of length 1, [D]; empty where no word of the text is known. */
  Optional<double[]> vector(String text);

  /** What it is called in explanations: {@code all-MiniLM-L6-v2}. */
  String source();
}
