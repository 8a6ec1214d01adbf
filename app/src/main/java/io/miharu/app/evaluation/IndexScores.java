package io.miharu.app.evaluation;

import io.miharu.core.ConceptId;
import io.miharu.eval.DataFormatException;
import io.miharu.events.calibration.Logits;
import io.miharu.events.index.ConceptIndex;
import io.miharu.events.index.StoredVideo;
import io.miharu.events.zeroshot.Pooling;
import io.miharu.knowledge.Ontology;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The concept scores of an index: one row per video, one column per concept, each the pooled logit
 * of the concept over the whole video (event detection, section 6; the pooling suits its kind).
 */
final class IndexScores {

  private IndexScores() {}

  /**
   * @throws DataFormatException when the index holds fewer than two videos
   */
  static ForeignScores read(Path folder, Ontology ontology) throws IOException {
    try (ConceptIndex index = ConceptIndex.open(folder)) {
      List<ConceptId> concepts = index.concepts();
      List<String> videos = index.videos();
      if (videos.size() < 2 || concepts.isEmpty()) {
        throw new DataFormatException(
            "%s holds %d videos; needed are two or more: add some with miharu index SOURCE --index %s"
                .formatted(folder, videos.size(), folder));
      }
      List<double[]> rows = new ArrayList<>();
      for (String name : videos) {
        try (StoredVideo video = index.video(name).orElseThrow()) {
          rows.add(row(video, concepts, ontology));
        }
      }
      return new ForeignScores(
          concepts.stream().map(concept -> label(concept, ontology)).toList(),
          concepts,
          videos,
          rows);
    }
  }

  private static double[] row(StoredVideo video, List<ConceptId> concepts, Ontology ontology)
      throws IOException {
    double[] row = new double[concepts.size()];
    for (int c = 0; c < row.length; c++) {
      float[] probabilities = video.values(concepts.get(c));
      double[] logits = new double[probabilities.length];
      for (int step = 0; step < logits.length; step++) {
        logits[step] =
            Float.isNaN(probabilities[step]) ? Double.NaN : Logits.of(probabilities[step]);
      }
      String kind = ontology.concept(concepts.get(c)).map(entry -> entry.kind()).orElse("concept");
      row[c] = Pooling.ofKind(kind).pool(logits);
    }
    return row;
  }

  private static String label(ConceptId concept, Ontology ontology) {
    return ontology.concept(concept).isPresent()
        ? ontology.label(concept, "en")
        : concept.value().replace('-', ' ');
  }
}
