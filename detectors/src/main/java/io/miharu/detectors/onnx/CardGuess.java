package io.miharu.detectors.onnx;

import io.miharu.core.ConceptId;
import io.miharu.nets.CardCatalog;
import io.miharu.nets.CocoLabels;
import io.miharu.nets.ImageInput;
import io.miharu.nets.ModelCard;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.Suppression;
import io.miharu.nets.onnx.OnnxModel;
import io.miharu.nets.onnx.TensorPort;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The card of a file that has none, from its shapes: the layout of the outputs tells the family,
 * and the labels are those that an exporter wrote into the file's metadata ({@code names}, as
 * YOLOv5 and later do), the 80 of COCO, or persons alone.
 */
final class CardGuess {

  /** {@code {0: 'person', 1: 'traffic light'}}, as Python prints it. */
  private static final Pattern NAME = Pattern.compile("(\\d+)\\s*:\\s*['\"]([^'\"]*)['\"]");

  private CardGuess() {}

  /**
   * What the file seems to be.
   *
   * @throws ModelFormatException when it is no detector that is known, or its labels are not
   */
  static ModelCard of(OnnxModel model) throws ModelFormatException {
    Optional<TensorPort> picture = picture(model);
    if (picture.isPresent()) {
      int height = Math.toIntExact(picture.get().shape().get(2));
      int width = Math.toIntExact(picture.get().shape().get(3));
      for (HeadFamily family : HeadFamily.values()) {
        ImageInput input = family.usualInput(width, height);
        OptionalInt classes = family.classes(model, input);
        Optional<List<ConceptId>> labels =
            classes.isPresent() ? labels(model, classes.getAsInt()) : Optional.empty();
        if (labels.isPresent()) {
          return new ModelCard(
              nameOf(model.file()),
              ModelCard.DETECTION,
              family.id(),
              input,
              labels.get(),
              ModelCard.DEFAULT_MIN_CONFIDENCE,
              Suppression.USUAL,
              "not stated",
              "recognised by its shapes as " + family.id(),
              Optional.empty());
        }
      }
    }
    throw new ModelFormatException(
        "%s is no detector that we know: it has %s. Known by their shapes, with 80 COCO classes, persons only, or names in the metadata, are %s. For others put a card beside it: %s, with a head among %s"
            .formatted(
                model.file(),
                model.shapes(),
                Stream.of(HeadFamily.values())
                    .filter(HeadFamily::showsClasses)
                    .map(HeadFamily::layout)
                    .collect(Collectors.joining("; ")),
                CardCatalog.beside(model.file()).getFileName(),
                heads()));
  }

  /** What a card may say as its head. */
  static List<String> heads() {
    return Stream.of(HeadFamily.values()).map(HeadFamily::id).toList();
  }

  private static Optional<TensorPort> picture(OnnxModel model) {
    return model.inputs().stream()
        .filter(in -> model.inputs().size() == 1 && in.isFixed() && in.isFloat(1, 3, -1, -1))
        .findFirst();
  }

  private static Optional<List<ConceptId>> labels(OnnxModel model, int classes) {
    Optional<List<ConceptId>> named = named(model.metadata().getOrDefault("names", ""), classes);
    if (named.isPresent()) {
      return named;
    }
    if (classes == 1) {
      return Optional.of(List.of(ConceptId.of("person")));
    }
    return classes == CocoLabels.ALL.size() ? Optional.of(CocoLabels.ALL) : Optional.empty();
  }

  private static Optional<List<ConceptId>> named(String names, int classes) {
    Map<Integer, ConceptId> labels = new TreeMap<>();
    Matcher each = NAME.matcher(names);
    while (each.find()) {
      String id = kebab(each.group(2));
      if (!id.isEmpty()) {
        labels.put(Integer.valueOf(each.group(1)), ConceptId.of(id));
      }
    }
    List<ConceptId> inOrder = new ArrayList<>(labels.values());
    boolean complete =
        inOrder.size() == classes && inOrder.stream().distinct().count() == inOrder.size();
    return complete ? Optional.of(inOrder) : Optional.empty();
  }

  /** The file's name as a source name. */
  private static String nameOf(Path file) {
    String name = kebab(file.getFileName().toString().replaceFirst("\\.onnx$", ""));
    return name.isEmpty() ? "model" : name;
  }

  private static String kebab(String words) {
    return words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }
}
