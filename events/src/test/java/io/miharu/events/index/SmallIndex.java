package io.miharu.events.index;

import io.miharu.core.ConceptId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An index of a few rows, written and searched in one call each. */
record SmallIndex(Path root) {

  private static final Origin ORIGIN = Origin.of("test", Map.of());

  /** The logit of the stored level that is nearest to a probability. */
  static double logit(double probability) {
    double p = Math.round(probability * 255) / 255.0;
    return Math.max(-6, Math.min(6, Math.log(p / (1 - p))));
  }

  void write(String name, List<ConceptId> concepts, float[][] rows) throws IOException {
    write(name, ORIGIN, concepts, rows);
  }

  void write(String name, Origin origin, List<ConceptId> concepts, float[][] rows)
      throws IOException {
    try (IndexWriter index = IndexWriter.open(root, Optional.empty());
        VideoWriter video = index.begin(name, origin, concepts)) {
      for (int step = 0; step < rows.length; step++) {
        video.row(step, rows[step]);
      }
      video.finish();
    }
  }

  List<SearchHit> search(ConceptQuery query, SearchSettings settings) throws IOException {
    try (ConceptIndex index = ConceptIndex.open(root)) {
      return new IndexSearch(index).search(query, settings);
    }
  }
}
