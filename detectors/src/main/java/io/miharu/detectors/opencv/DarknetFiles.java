package io.miharu.detectors.opencv;

import io.miharu.core.ConceptId;
import io.miharu.nets.CocoLabels;
import io.miharu.nets.ModelFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the files of a Darknet network say of it.
 *
 * @param name of the description without its ending, in kebab case
 * @param weights beside the description, with the ending {@code .weights}
 * @param width of the input, px
 * @param height of the input, px
 * @param labels from {@code NAME.names} beside it, one a line; without it the 80 of COCO or persons
 *     alone, by their number
 */
record DarknetFiles(String name, Path weights, int width, int height, List<ConceptId> labels) {

  private static final String CFG = ".cfg";

  DarknetFiles {
    labels = List.copyOf(labels);
  }

  static Path beside(Path cfg, String ending) {
    String file = cfg.getFileName().toString();
    String stem = file.endsWith(CFG) ? file.substring(0, file.length() - CFG.length()) : file;
    return cfg.resolveSibling(stem + ending);
  }

  /**
   * Reads a description.
   *
   * @throws ModelFormatException when something is missing or no YOLO network
   */
  static DarknetFiles read(Path cfg) throws IOException {
    if (!Files.isRegularFile(cfg)) {
      throw new ModelFormatException(
          "%s: a Darknet network is a .cfg file, and there is no such file; check the path"
              .formatted(cfg));
    }
    Path weights = beside(cfg, ".weights");
    if (!Files.isRegularFile(weights)) {
      throw new ModelFormatException(
          "%s needs its weights beside it, and there is no %s; put it there"
              .formatted(cfg, weights.getFileName()));
    }
    Map<String, String> net = new TreeMap<>();
    Map<String, String> yolo = new TreeMap<>();
    Map<String, String> section = new TreeMap<>();
    for (String raw : Files.readString(cfg).lines().toList()) {
      String line = raw.strip();
      int equals = line.indexOf('=');
      if (line.startsWith("[")) {
        section =
            switch (line) {
              case "[net]", "[network]" -> net;
              case "[yolo]", "[region]" -> yolo;
              default -> new TreeMap<>();
            };
      } else if (equals > 0 && !line.startsWith("#")) {
        section.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
      }
    }
    return new DarknetFiles(
        kebab(beside(cfg, "").getFileName().toString()),
        weights,
        number(cfg, "[net]", net, "width"),
        number(cfg, "[net]", net, "height"),
        labels(cfg, number(cfg, "[yolo]", yolo, "classes")));
  }

  private static int number(Path cfg, String section, Map<String, String> values, String key)
      throws ModelFormatException {
    String value = values.getOrDefault(key, "nothing");
    try {
      int number = Integer.parseInt(value);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException noNumber) {
      // Said below, with the rest.
    }
    throw new ModelFormatException(
        "%s: a YOLO network says %s in its section %s, a whole number above 0; got %s"
            .formatted(cfg, key, section, value));
  }

  private static List<ConceptId> labels(Path cfg, int classes) throws IOException {
    Path names = beside(cfg, ".names");
    if (Files.isRegularFile(names)) {
      List<ConceptId> labels =
          Files.readString(names)
              .lines()
              .filter(line -> !line.isBlank())
              .map(line -> ConceptId.of(kebab(line)))
              .toList();
      if (labels.size() != classes) {
        throw new ModelFormatException(
            "%s has %d names, but %s says %d classes"
                .formatted(names, labels.size(), cfg.getFileName(), classes));
      }
      return labels;
    }
    if (classes == CocoLabels.ALL.size()) {
      return CocoLabels.ALL;
    }
    if (classes == 1) {
      return List.of(ConceptId.of("person"));
    }
    throw new ModelFormatException(
        "%s has %d classes, which are neither the 80 of COCO nor persons alone; put their names beside it, one a line: %s"
            .formatted(cfg, classes, names.getFileName()));
  }

  private static String kebab(String words) {
    String id =
        words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return id.isEmpty() ? "model" : id;
  }
}
