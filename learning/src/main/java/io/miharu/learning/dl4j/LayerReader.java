package io.miharu.learning.dl4j;

import io.miharu.learning.dl4j.Signal.Kind;
import io.miharu.nets.graph.NetworkBuilder;
import io.miharu.nets.graph.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Cnn3DLossLayer;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.Subsampling3DLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Adds Deeplearning4j's layers to a network of ours, one after the other, and keeps their weights.
 * Not thread-safe.
 */
final class LayerReader {

  private final NetworkBuilder net;
  private final Weights weights = new Weights();
  private final WindowLayers windows;
  private final RecurrentLayers recurrent;

  LayerReader(NetworkBuilder net) {
    this.net = net;
    windows = new WindowLayers(net, weights);
    recurrent = new RecurrentLayers(net, weights);
  }

  Map<String, float[]> parameters() {
    return new LinkedHashMap<>(weights.byName());
  }

  /**
   * @param sizes features; features x time; channels x height x width; or channels x depth x height
   *     x width
   */
  Signal input(String name, List<Integer> sizes) {
    Tensor input = net.input(name, sizes.stream().mapToInt(Integer::intValue).toArray());
    return switch (sizes.size()) {
      case 1 -> new Signal(input, Kind.FLAT);
      case 2 -> new Signal(input.permute(0, 2, 1), Kind.SERIES);
      case 3 -> new Signal(input, Kind.IMAGE);
      case 4 -> new Signal(input, Kind.CLIP);
      default ->
          throw new UnreadableLayerException(
              "an input has 1 to 4 sizes without the batch, got %s for \"%s\""
                  .formatted(sizes, name));
    };
  }

  /**
   * @param params the layer's weights by Deeplearning4j's names
   */
  Signal read(String name, Layer layer, Map<String, INDArray> params, Signal in) {
    if (layer instanceof FrozenLayer frozen) {
      return read(name, frozen.getLayer(), params, in);
    } else if (layer instanceof LastTimeStep last) {
      Signal series = read(name, last.getUnderlying(), params, in);
      Tensor x = series.tensor();
      return new Signal(x.at(1, x.shape().size(1) - 1), Kind.FLAT);
    } else if (layer instanceof Bidirectional both) {
      return recurrent.bidirectional(name, both, params, in);
    } else if (layer.getClass() == LSTM.class) {
      return recurrent.lstm(name, (LSTM) layer, params, "", false, in);
    } else if (layer instanceof BatchNormalization norm) {
      return norm(name, norm, params, in); // Deeplearning4j leaves its activation out, too.
    } else if (layer instanceof ConvolutionLayer convolution) {
      return activated(name, convolution, windows.convolution(name, convolution, params, in));
    } else if (layer instanceof SubsamplingLayer pool) {
      return windows.pool(name, pool, in);
    } else if (layer instanceof Subsampling3DLayer pool) {
      return windows.pool3d(name, pool, in);
    } else if (layer instanceof GlobalPoolingLayer pool) {
      return globalPool(name, pool, in);
    } else if (layer.getClass() == DenseLayer.class) {
      return dense(name, (DenseLayer) layer, ((DenseLayer) layer).getNOut(), params, in);
    } else if (layer.getClass() == OutputLayer.class) {
      return dense(name, (OutputLayer) layer, ((OutputLayer) layer).getNOut(), params, in);
    } else if (layer.getClass() == RnnOutputLayer.class) {
      return dense(name, (RnnOutputLayer) layer, ((RnnOutputLayer) layer).getNOut(), params, in);
    } else if (layer instanceof ActivationLayer activation) {
      return Activations.apply(name, activation.getActivationFn(), in);
    } else if (layer instanceof LossLayer
        || layer instanceof RnnLossLayer
        || layer instanceof CnnLossLayer
        || layer instanceof Cnn3DLossLayer) {
      return activated(name, (BaseLayer) layer, in);
    } else if (layer instanceof DropoutLayer) {
      return in; // It does nothing in serving.
    }
    throw new UnreadableLayerException(
        ("%s: a layer %s is not read; read are convolutions, pooling, batch normalisation, LSTM, dense,"
                + " activation, dropout, output and loss layers")
            .formatted(name, layer.getClass().getSimpleName()));
  }

  private static Signal activated(String name, BaseLayer layer, Signal in) {
    return Activations.apply(name, layer.getActivationFn(), in);
  }

  private Signal dense(
      String name, BaseLayer layer, long units, Map<String, INDArray> params, Signal in) {
    if (params.containsKey("g")) {
      throw new UnreadableLayerException(
          name + ": a dense layer with layer normalisation is not read");
    }
    Tensor out =
        in.tensor().apply(net.dense(name, Math.toIntExact(units), params.containsKey("b")));
    weights.put(name + ".weight", params, "W");
    if (params.containsKey("b")) {
      weights.put(name + ".bias", params, "b");
    }
    return activated(name, layer, in.with(out));
  }

  private Signal norm(
      String name, BatchNormalization layer, Map<String, INDArray> params, Signal in) {
    if (in.kind() == Kind.SERIES) {
      throw new UnreadableLayerException(
          name + ": batch normalisation is read over features, pictures and clips, got a series");
    }
    Tensor out = in.tensor().apply(net.batchNorm(name));
    int channels = in.features();
    if (layer.isLockGammaBeta()) {
      // Deeplearning4j uses locked values only where neither is the neutral one.
      boolean used = layer.getGamma() != 1 && layer.getBeta() != 0;
      weights.fill(name + ".gain", channels, used ? layer.getGamma() : 1);
      weights.fill(name + ".bias", channels, used ? layer.getBeta() : 0);
    } else {
      weights.put(name + ".gain", params, "gamma");
      weights.put(name + ".bias", params, "beta");
    }
    weights.put(name + ".mean", params, "mean");
    weights.put(name + ".variance", Weights.variance(layer, params));
    return in.with(out);
  }

  private static Signal globalPool(String name, GlobalPoolingLayer layer, Signal in) {
    Tensor x = in.tensor();
    int[] axes =
        in.kind() == Kind.SERIES ? new int[] {1} : IntStream.range(2, x.shape().rank()).toArray();
    if (axes.length == 0 || !layer.isCollapseDimensions()) {
      throw new UnreadableLayerException(
          name + ": global pooling is read over a series, picture or clip whose axes it drops");
    }
    PoolingType type = layer.getPoolingType();
    Tensor out =
        switch (type) {
          case AVG -> x.mean(axes);
          case MAX -> x.max(axes);
          case SUM -> x.sum(axes);
          default ->
              throw new UnreadableLayerException(
                  "%s: global pooling by %s is not read; read are AVG, MAX and SUM"
                      .formatted(name, type));
        };
    return new Signal(out, Kind.FLAT);
  }
}
