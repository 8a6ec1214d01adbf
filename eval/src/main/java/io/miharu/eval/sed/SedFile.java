package io.miharu.eval.sed;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.sed.SedObservation.Claim;
import io.miharu.eval.viper.FrameSpans.Span;
import io.miharu.eval.viper.ViperFile;
import io.miharu.eval.viper.ViperObject;
import io.miharu.eval.viper.ViperReader;
import io.miharu.eval.viper.ViperSource;
import io.miharu.eval.viper.ViperValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The events of one ViPER file.
 *
 * @param name of the XML file, as it was given
 * @param videos the videos it refers to, with or without events
 * @param observations in the order of the file
 */
public record SedFile(String name, List<String> videos, List<SedObservation> observations) {

  private static final List<String> PLACES = List.of("BoundingBox", "Point");

  public SedFile {
    videos = List.copyOf(videos);
    observations = List.copyOf(observations);
  }

  /** Reads annotated events; what they say of scores and decisions is not looked at. */
  public static SedFile readTruth(Path file) throws IOException {
    return read(file, false);
  }

  /**
   * Reads a system's events.
   *
   * @throws DataFormatException if one has no finite DetectionScore or no DetectionDecision,
   *     besides what any file is refused for: not ViPER, an event of several spans, an id used
   *     twice
   */
  public static SedFile readSystem(Path file) throws IOException {
    return read(file, true);
  }

  private static SedFile read(Path path, boolean system) throws IOException {
    ViperFile viper = ViperReader.read(path);
    List<String> videos = new ArrayList<>();
    List<SedObservation> observations = new ArrayList<>();
    for (ViperSource source : viper.sources()) {
      videos.add(source.video());
      Set<String> ids = new HashSet<>();
      for (ViperObject object : source.objects()) {
        if (!ids.add(object.name() + ' ' + object.id())) {
          throw fault(
              path,
              object.line(),
              "needed ids that differ, got %s %d again".formatted(object.name(), object.id()));
        }
        if (object.frames().spans().size() != 1) {
          throw fault(
              path,
              object.line(),
              "needed one span of frames, got \"%s\"".formatted(object.frames()));
        }
        observations.add(observation(path, source, object, system));
      }
    }
    return new SedFile(path.toString(), videos, observations);
  }

  private static SedObservation observation(
      Path path, ViperSource source, ViperObject object, boolean system)
      throws DataFormatException {
    Map<String, String> extras = new LinkedHashMap<>();
    Map<String, List<ViperValue>> places = new LinkedHashMap<>();
    object
        .attributes()
        .forEach(
            (name, values) -> {
              if (name.startsWith("xtra_")) {
                extras.put(name, values.isEmpty() ? "" : values.get(0).value().orElse(""));
              } else if (PLACES.contains(name)) {
                places.put(name, values);
              }
            });
    Span frames = object.frames().spans().get(0);
    return new SedObservation(
        object.name(),
        source.video(),
        object.id(),
        frames,
        system ? Optional.of(claim(path, object)) : Optional.empty(),
        extras,
        places,
        path.toString(),
        source.frames().orElse(0));
  }

  private static Claim claim(Path path, ViperObject object) throws DataFormatException {
    String score = only(path, object, "DetectionScore");
    String decision = only(path, object, "DetectionDecision");
    double value;
    try {
      value = Double.parseDouble(score);
    } catch (NumberFormatException e) {
      value = Double.NaN;
    }
    if (!Double.isFinite(value)) {
      throw fault(
          path,
          object.line(),
          "needed a finite number as DetectionScore, got \"%s\"".formatted(score));
    }
    return switch (decision) {
      case "true", "1" -> new Claim(value, score, true);
      case "false", "0" -> new Claim(value, score, false);
      default ->
          throw fault(
              path,
              object.line(),
              "needed true or false as DetectionDecision, got \"%s\"".formatted(decision));
    };
  }

  private static String only(Path path, ViperObject object, String attribute)
      throws DataFormatException {
    List<ViperValue> values = object.values(attribute);
    if (values.size() != 1 || values.get(0).value().isEmpty()) {
      throw fault(
          path,
          object.line(),
          "needed one %s of %s %d, got %d"
              .formatted(attribute, object.name(), object.id(), values.size()));
    }
    return values.get(0).value().orElseThrow().strip();
  }

  private static DataFormatException fault(Path path, int line, String problem) {
    return DataFormatException.at(path.toString(), line, 1, problem);
  }
}
