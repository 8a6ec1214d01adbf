package io.miharu.learning.dl4j;

import io.miharu.learning.dl4j.Signal.Kind;
import io.miharu.nets.graph.Tensor;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;

/** What the vertices of a {@link ComputationGraph} compute. Not thread-safe. */
final class VertexReader {

  private final LayerReader layers;
  private final ComputationGraph saved;

  VertexReader(LayerReader layers, ComputationGraph saved) {
    this.layers = layers;
    this.saved = saved;
  }

  /** The layer that reads an input, if a layer does. */
  record InputReader(@Nullable Layer layer, boolean hasPreprocessor) {}

  /** Who reads an input of the graph first. */
  InputReader soleReader(String input) {
    var configuration = saved.getConfiguration();
    for (Map.Entry<String, List<String>> vertex : configuration.getVertexInputs().entrySet()) {
      if (vertex.getValue().contains(input)
          && configuration.getVertices().get(vertex.getKey()) instanceof LayerVertex reader) {
        return new InputReader(reader.getLayerConf().getLayer(), reader.getPreProcessor() != null);
      }
    }
    return new InputReader(null, false);
  }

  Signal read(String name, GraphVertex vertex, List<Signal> in) {
    Signal first = in.get(0);
    if (vertex instanceof LayerVertex layer) {
      Signal seen =
          layer.getPreProcessor() == null
              ? first
              : Preprocessors.apply(layer.getPreProcessor(), first);
      return layers.read(
          name, layer.getLayerConf().getLayer(), saved.getLayer(name).paramTable(), seen);
    } else if (vertex instanceof PreprocessorVertex preprocessor) {
      return Preprocessors.apply(preprocessor.getPreProcessor(), first);
    } else if (vertex instanceof MergeVertex) {
      return first.with(
          Tensor.concat(first.featureAxis(), in.stream().map(Signal::tensor).toList()));
    } else if (vertex instanceof ElementWiseVertex elements) {
      return first.with(combined(name, elements.getOp(), in));
    } else if (vertex instanceof ScaleVertex scale) {
      return first.with(first.tensor().times((float) scale.getScaleFactor()));
    } else if (vertex instanceof SubsetVertex subset) {
      return first.with(
          first.tensor().slice(first.featureAxis(), subset.getFrom(), subset.getTo() + 1));
    } else if (vertex instanceof LastTimeStepVertex) {
      Tensor x = first.tensor();
      return new Signal(x.at(1, x.shape().size(1) - 1), Kind.FLAT);
    }
    throw new UnreadableLayerException(
        "%s: a vertex %s is not read; read are layers, merging, adding, scaling and parts"
            .formatted(name, vertex.getClass().getSimpleName()));
  }

  private static Tensor combined(String name, ElementWiseVertex.Op operation, List<Signal> in) {
    Tensor all = in.get(0).tensor();
    for (Signal other : in.subList(1, in.size())) {
      all =
          switch (operation) {
            case Add, Average -> all.plus(other.tensor());
            case Subtract -> all.minus(other.tensor());
            case Product -> all.times(other.tensor());
            case Max -> all.max(other.tensor());
            default ->
                throw new UnreadableLayerException(
                    "%s: combining by %s is not read".formatted(name, operation));
          };
    }
    return operation == ElementWiseVertex.Op.Average ? all.times(1f / in.size()) : all;
  }
}
