package io.miharu.nets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the card of a model file: in the file's own metadata under {@value #METADATA_KEY}, beside
 * the file as {@code <name>.card.json} ({@code yolox_nano.card.json} beside {@code
 * yolox_nano.onnx}), or among the built-in cards of well-known public models by the file's SHA-256;
 * in this order, the first found counts.
 */
public final class CardCatalog {

  /** Where an ONNX file carries its card, as JSON. */
  public static final String METADATA_KEY = "miharu.card";

  private static final List<String> BUILT_IN =
      List.of(
          "yolox_nano.json",
          "person_192.json",
          "nanodet_m_416.json",
          "fastestdet.json",
          "simplepose_coco17.json",
          "osnet_x0_25_msmt17.json",
          "mobilenet_v2_imagenet.json");

  private CardCatalog() {}

  /**
   * The card of {@code model}; empty when there is none in any of the three places.
   *
   * @param metadata of the model file
   * @param sha256 of the model file, hexadecimal, lower case
   * @throws ModelFormatException where a card is found but cannot be used
   */
  public static Optional<ModelCard> find(Path model, Map<String, String> metadata, String sha256)
      throws IOException {
    String inside = metadata.get(METADATA_KEY);
    if (inside != null) {
      return Optional.of(CardReader.read(inside, "card in the metadata of " + model.getFileName()));
    }
    Path beside = beside(model);
    if (Files.exists(beside)) {
      return Optional.of(CardReader.read(Files.readString(beside), "card " + beside));
    }
    for (String name : BUILT_IN) {
      String json = builtIn(name);
      String where = "built-in card " + name;
      if (CardReader.sums(json, where).contains(sha256)) {
        return Optional.of(CardReader.read(json, where));
      }
    }
    return Optional.empty();
  }

  /** The cards of well-known public models, whose files are recognised by their SHA-256. */
  public static List<ModelCard> builtIn() throws IOException {
    List<ModelCard> cards = new ArrayList<>();
    for (String name : BUILT_IN) {
      cards.add(CardReader.read(builtIn(name), "built-in card " + name));
    }
    return cards;
  }

  /** Whether a file with this SHA-256 is one of the public models with a built-in card. */
  public static boolean isWellKnown(String sha256) throws IOException {
    for (String name : BUILT_IN) {
      if (CardReader.sums(builtIn(name), "built-in card " + name).contains(sha256)) {
        return true;
      }
    }
    return false;
  }

  /** Where the card of {@code model} lies when it lies beside it. */
  public static Path beside(Path model) {
    String name = model.getFileName().toString();
    String stem = name.endsWith(".onnx") ? name.substring(0, name.length() - 5) : name;
    return model.resolveSibling(stem + ".card.json");
  }

  private static String builtIn(String name) throws IOException {
    try (InputStream in = CardCatalog.class.getResourceAsStream("cards/" + name)) {
      if (in == null) {
        throw new AssertionError("built-in card " + name + " is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
