package io.miharu.detectors.onnx;

import io.miharu.core.Detection;
import io.miharu.nets.ModelCard;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.onnx.OnnxRun;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Reads the outputs of NanoDet, two per stride: class probabilities {@code [1][cells][classes]},
 * and for left, top, right and bottom a distribution {@code [1][cells][4 x (bins)]} over the
 * distance of that edge from the cell's middle, in strides.
 *
 * <p>Source: Lyu, NanoDet; Li et al., "Generalized Focal Loss", arXiv:2006.04388, equation 6: the
 * distance is the mean of the distribution. Immutable.
 *
 * @param classes the outputs with the classes, of stride 8, 16 and 32
 * @param distances the outputs with the distances, likewise
 * @param bins of each distribution
 */
record NanoDetHead(ModelCard card, List<String> classes, List<String> distances, int bins)
    implements DetectionHead {

  NanoDetHead {
    classes = List.copyOf(classes);
    distances = List.copyOf(distances);
  }

  @Override
  public List<Detection> decode(OnnxRun run, Letterbox letterbox) throws ModelFormatException {
    Candidates candidates = new Candidates(card, letterbox);
    int labels = card.labels().size();
    for (int i = 0; i < Grid.STRIDES.length; i++) {
      int stride = Grid.STRIDES[i];
      int width = letterbox.inputWidth() / stride;
      int cells = width * (letterbox.inputHeight() / stride);
      FloatBuffer scores = run.output(classes.get(i));
      FloatBuffer edges = run.output(distances.get(i));
      for (int cell = 0; cell < cells; cell++) {
        int best = Grid.best(scores, cell * labels, 1, labels);
        float confidence = candidates.ofFamily(scores, cell * labels, 1, best);
        if (candidates.isSure(confidence)) {
          int column = cell % width;
          int row = cell / width;
          double x = (column + 0.5) * stride;
          double y = (row + 0.5) * stride;
          int first = 4 * bins * cell;
          candidates.addEdges(
              best,
              confidence,
              x - stride * mean(edges, first),
              y - stride * mean(edges, first + bins),
              x + stride * mean(edges, first + 2 * bins),
              y + stride * mean(edges, first + 3 * bins));
        }
      }
    }
    return candidates.finish();
  }

  /** The mean of a distribution given by its logits. */
  private double mean(FloatBuffer logits, int first) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int bin = 0; bin < bins; bin++) {
      largest = Math.max(largest, logits.get(first + bin));
    }
    double sum = 0;
    double weighted = 0;
    for (int bin = 0; bin < bins; bin++) {
      double share = Math.exp(logits.get(first + bin) - largest);
      sum += share;
      weighted += bin * share;
    }
    return weighted / sum;
  }
}
