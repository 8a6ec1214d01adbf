package io.miharu.learning.detector;

import io.miharu.nets.ModelFormatException;
import io.miharu.nets.graph.TrainableNetwork;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives a network that trains the weights of one that is served, whose batch normalisation was
 * folded into the convolutions: each gain and bias becomes what the layer's answers to some
 * pictures need to stay as they are, layer after layer.
 */
final class Unfolding {

  private static final String GAIN = ".norm.gain";

  private final TrainableNetwork network;
  private final Map<String, float[]> served;
  private final Map<String, float[]> images;
  private final int pictures;

  /**
   * Weights for a network.
   *
   * @param served of {@link DetectorNetwork#served}, by name
   * @param images of so many pictures, as the network takes them
   */
  Unfolding(TrainableNetwork network, Map<String, float[]> served, float[] images, int pictures) {
    this.network = network;
    this.served = served;
    this.images = Map.of(DetectorNetwork.INPUT, images);
    this.pictures = pictures;
  }

  /**
   * Changes all parameters but those for hints.
   *
   * @throws ModelFormatException when the weights are those of another network
   */
  void start() throws ModelFormatException {
    List<String> layers = new ArrayList<>();
    for (String name : network.parameters().keySet()) {
      if (DetectorNetwork.isForHints(name)) {
        continue;
      }
      if (name.endsWith(GAIN)) {
        String layer = name.substring(0, name.length() - GAIN.length());
        layers.add(layer);
        network.set(layer + ".norm.bias", weights(layer + ".bias", layer + ".norm.bias"));
      } else if (!name.contains(".norm.")) {
        network.set(name, weights(name, name));
      }
    }
    Map<String, float[]> statistics = new LinkedHashMap<>();
    for (String layer : layers) {
      statistics.putAll(normalise(layer));
    }
    // Each was measured when all before it was as it is now; the passes after it mixed in others.
    statistics.forEach(network::set);
  }

  /** Lets a layer answer as it did before it was normalised; gives its statistics. */
  private Map<String, float[]> normalise(String layer) {
    String meanName = layer + ".norm.mean";
    String varianceName = layer + ".norm.variance";
    int channels = network.get(meanName).length;
    network.set(meanName, new float[channels]);
    network.set(varianceName, new float[channels]);
    network.gradients(images, pictures, Map.of(DetectorNetwork.OUTPUT, (answers, slope) -> 0.0), 0);
    float[] mean = network.get(meanName);
    float[] variance = network.get(varianceName);
    float[] gain = new float[channels];
    float[] bias = network.get(layer + ".norm.bias");
    for (int c = 0; c < channels; c++) {
      mean[c] /= TrainableNetwork.RUNNING_SHARE;
      variance[c] /= TrainableNetwork.RUNNING_SHARE;
      gain[c] = (float) Math.sqrt(variance[c] + DetectorNetwork.EPSILON);
      bias[c] += mean[c];
    }
    network.set(layer + GAIN, gain);
    network.set(layer + ".norm.bias", bias);
    return Map.of(meanName, mean, varianceName, variance);
  }

  private float[] weights(String name, String into) throws ModelFormatException {
    float[] values = served.get(name);
    int needed = network.get(into).length;
    if (values == null || values.length != needed) {
      throw new ModelFormatException(
          "%s needs %d values of %s, and the file has %s; was it written by another release, or is it another network?"
              .formatted(
                  DetectorNetwork.NAME, needed, name, values == null ? "none" : values.length));
    }
    return values;
  }
}
