package io.miharu.nets;

import io.miharu.core.ConceptId;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything about a network of clips, sequences or feature vectors that its file does not say; for
 * networks of one picture see {@link ModelCard}. An ONNX file carries it under {@value
 * #METADATA_KEY}. Immutable.
 *
 * @param name short and in kebab case; the source of what the network says
 * @param task what it is for, in kebab case: {@code clip-classification}
 * @param inputs in the network's order
 * @param preparation how a clip or a track becomes the input, as facts by name, for the code that
 *     does it: {@code framesPerSecond: 15}
 * @param output the name of the output whose classes are {@code labels}
 * @param labels index k is class k, each once
 * @param calibration how outputs become probabilities; absent until it is measured
 * @param training where the weights come from
 * @param scores what it reached, by measure
 * @param licence of the weights, for people
 * @param golden what it must answer to {@link GoldenVector#numbers}
 */
public record NetworkCard(
    String name,
    String task,
    List<Input> inputs,
    Map<String, String> preparation,
    String output,
    List<ConceptId> labels,
    Optional<Calibration> calibration,
    Training training,
    Map<String, Double> scores,
    String licence,
    Optional<GoldenVector> golden) {

  /** Where an ONNX file carries this card, as JSON. */
  public static final String METADATA_KEY = "miharu.network";

  /**
   * One input.
   *
   * @param sizes without the batch
   * @param axes what each size counts: {@code channels, time, height, width}
   */
  public record Input(String name, List<Integer> sizes, List<String> axes) {

    public Input {
      sizes = List.copyOf(sizes);
      axes = List.copyOf(axes);
      if (sizes.size() != axes.size()) {
        throw new IllegalArgumentException(
            "input %s needs a name for each axis, got %s for %s".formatted(name, axes, sizes));
      }
    }

    /** Numbers per sample. */
    public int length() {
      return sizes.stream().reduce(1, Math::multiplyExact);
    }
  }

  /**
   * Where weights come from.
   *
   * @param data what it was trained on, with its own licence if it has one
   * @param command that repeats the training
   * @param commit of the code
   * @param seed of everything random
   */
  public record Training(String data, String command, String commit, long seed) {}

  public NetworkCard {
    inputs = List.copyOf(inputs);
    preparation = Collections.unmodifiableMap(new LinkedHashMap<>(preparation));
    labels = List.copyOf(labels);
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    if (name.isBlank() || task.isBlank() || inputs.isEmpty()) {
      throw new IllegalArgumentException(
          "a network card needs a name, a task and an input, got \"%s\", \"%s\", %s"
              .formatted(name, task, inputs));
    }
    if (labels.isEmpty() || new HashSet<>(labels).size() != labels.size()) {
      throw new IllegalArgumentException(
          "card %s: labels must be there and differ, got %s".formatted(name, labels));
    }
    if (calibration.isPresent() && !calibration.get().fits(labels.size())) {
      throw new IllegalArgumentException(
          "card %s: a calibration of %d classes does not fit %d labels"
              .formatted(name, calibration.get().slopes().size(), labels.size()));
    }
  }

  /** The same with a self-test. */
  public NetworkCard withGolden(GoldenVector vector) {
    return new NetworkCard(
        name,
        task,
        inputs,
        preparation,
        output,
        labels,
        calibration,
        training,
        scores,
        licence,
        Optional.of(vector));
  }
}
