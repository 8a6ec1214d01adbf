package io.miharu.learning.dl4j;

import static io.miharu.learning.dl4j.Windows.column;
import static io.miharu.learning.dl4j.Windows.first;

import io.miharu.learning.dl4j.Signal.Kind;
import io.miharu.nets.graph.Conv;
import io.miharu.nets.graph.NetworkBuilder;
import io.miharu.nets.graph.Tensor;
import io.miharu.nets.graph.Window;
import java.util.Arrays;
import java.util.Map;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.Convolution2D;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.Subsampling3DLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Layers that move a window over time, a picture or a clip. Not thread-safe. */
final class WindowLayers {

  private final NetworkBuilder net;
  private final Weights weights;

  WindowLayers(NetworkBuilder net, Weights weights) {
    this.net = net;
    this.weights = weights;
  }

  /** Without its activation. */
  Signal convolution(String name, ConvolutionLayer layer, Map<String, INDArray> params, Signal in) {
    Class<?> kind = layer.getClass();
    Window window;
    Tensor x = in.tensor();
    if (kind == Convolution1DLayer.class) {
      need(name, in, Kind.SERIES);
      window =
          Windows.of(
              name,
              layer.getConvolutionMode(),
              column(layer.getKernelSize(), 1),
              column(layer.getStride(), 1),
              column(layer.getPadding(), 0),
              column(layer.getDilation(), 1));
      x = asColumn(x);
    } else if (layer instanceof Convolution3D clip) {
      need(name, in, Kind.CLIP);
      if (clip.getDataFormat() != Convolution3D.DataFormat.NCDHW) {
        throw new UnreadableLayerException(name + ": clips are read as NCDHW, got NDHWC");
      }
      window =
          Windows.of(
              name,
              clip.getMode(),
              layer.getKernelSize(),
              layer.getStride(),
              layer.getPadding(),
              layer.getDilation());
    } else if (kind == ConvolutionLayer.class || kind == Convolution2D.class) {
      need(name, in, Kind.IMAGE);
      needChannelsFirst(name, layer.getCnn2dDataFormat());
      window =
          Windows.of(
              name,
              layer.getConvolutionMode(),
              first(2, layer.getKernelSize()),
              first(2, layer.getStride()),
              first(2, layer.getPadding()),
              first(2, layer.getDilation()));
    } else {
      throw new UnreadableLayerException(
          "%s: a layer %s is not read; read are plain convolutions of one, two and three axes"
              .formatted(name, kind.getSimpleName()));
    }
    Conv settings = Conv.of(Math.toIntExact(layer.getNOut()), window);
    boolean bias = params.containsKey("b");
    Tensor out = x.apply(net.convolution(name, bias ? settings : settings.withoutBias()));
    float[] kernel = Weights.values(params, "W");
    weights.put(
        name + ".weight",
        kind == Convolution1DLayer.class
            ? outermostLast(kernel, settings.channels(), in.features())
            : kernel);
    if (bias) {
      weights.put(name + ".bias", params, "b");
    }
    return in.with(kind == Convolution1DLayer.class ? asSeries(out) : out);
  }

  /**
   * Deeplearning4j says that a kernel over time is {@code out x in x steps}, and computes as if it
   * were {@code steps x in x out}.
   */
  private static float[] outermostLast(float[] theirs, int out, int in) {
    int steps = theirs.length / (out * in);
    float[] ours = new float[theirs.length];
    for (int o = 0; o < out; o++) {
      for (int i = 0; i < in; i++) {
        for (int step = 0; step < steps; step++) {
          ours[(o * in + i) * steps + step] = theirs[(step * in + i) * out + o];
        }
      }
    }
    return ours;
  }

  Signal pool(String name, SubsamplingLayer layer, Signal in) {
    boolean series = layer instanceof Subsampling1DLayer;
    need(name, in, series ? Kind.SERIES : Kind.IMAGE);
    if (!series) {
      needChannelsFirst(name, layer.getCnn2dDataFormat());
    }
    int[] padding = series ? column(layer.getPadding(), 0) : first(2, layer.getPadding());
    Window window =
        Windows.of(
            name,
            layer.getConvolutionMode(),
            series ? column(layer.getKernelSize(), 1) : first(2, layer.getKernelSize()),
            series ? column(layer.getStride(), 1) : first(2, layer.getStride()),
            padding,
            series ? column(layer.getDilation(), 1) : first(2, layer.getDilation()));
    boolean padded = window.same() || Arrays.stream(padding).anyMatch(zeros -> zeros > 0);
    if (layer.isAvgPoolIncludePadInDivisor()
        && padded
        && layer.getPoolingType() == PoolingType.AVG) {
      throw new UnreadableLayerException(
          name + ": average pooling that counts its padding is not read");
    }
    Tensor x = series ? asColumn(in.tensor()) : in.tensor();
    Tensor out = pooled(name, layer.getPoolingType(), x, window);
    return in.with(series ? asSeries(out) : out);
  }

  Signal pool3d(String name, Subsampling3DLayer layer, Signal in) {
    need(name, in, Kind.CLIP);
    Window window =
        Windows.of(
            name,
            layer.getConvolutionMode(),
            layer.getKernelSize(),
            layer.getStride(),
            layer.getPadding(),
            layer.getDilation());
    return in.with(pooled(name, layer.getPoolingType(), in.tensor(), window));
  }

  private static Tensor pooled(String name, PoolingType type, Tensor x, Window window) {
    return switch (type) {
      case MAX -> x.maxPool(window);
      case AVG -> x.averagePool(window);
      default ->
          throw new UnreadableLayerException(
              "%s: pooling by %s is not read; read are MAX and AVG".formatted(name, type));
    };
  }

  /**
   * {@code batch x time x features} as a picture of one column: {@code batch x features x time x
   * 1}.
   */
  private static Tensor asColumn(Tensor series) {
    int time = series.shape().size(1);
    int features = series.shape().size(2);
    return series.permute(0, 2, 1).reshape(features, time, 1);
  }

  private static Tensor asSeries(Tensor column) {
    return column.reshape(column.shape().size(1), column.shape().size(2)).permute(0, 2, 1);
  }

  private static void need(String name, Signal in, Kind wanted) {
    if (in.kind() != wanted) {
      throw new UnreadableLayerException(
          "%s needs a %s, got a %s of %s; is the size of the input right?"
              .formatted(name, wanted, in.kind(), in.tensor().shape()));
    }
  }

  private static void needChannelsFirst(String name, CNN2DFormat format) {
    if (format != CNN2DFormat.NCHW) {
      throw new UnreadableLayerException(
          "%s: pictures are read as NCHW, got %s".formatted(name, format));
    }
  }
}
