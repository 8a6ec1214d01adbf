package io.miharu.eval.clear;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.viper.FrameSpans;
import io.miharu.eval.viper.FrameSpans.Span;
import io.miharu.eval.viper.ViperFile;
import io.miharu.eval.viper.ViperObject;
import io.miharu.eval.viper.ViperReader;
import io.miharu.eval.viper.ViperSource;
import io.miharu.eval.viper.ViperValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * One kind of object in one video, frame by frame: what is there, what is found, and what nobody is
 * asked for.
 *
 * <p>Scored frames are those that the truth lists as annotated ({@code I-FRAMES}) within its {@code
 * FRAME}, without the first and the last of them and without those whose {@code EVALUATE} is false.
 * A true box is not asked for while it is ambiguous, occluded, synthetic, in a don't-care region,
 * not visible, not present or stationary. Attribute and object names are compared without case.
 *
 * @param truthFile the truth's file name
 * @param systemFile the system's file name
 * @param video the video's name without folders
 * @param object such as {@code FACE}
 * @param frames in order of time
 */
public record ClearSequence(
    String truthFile, String systemFile, String video, String object, List<ClearFrame> frames) {

  private static final Set<String> ANNOTATIONS = Set.of("I-FRAMES", "FRAME");
  private static final Set<String> BOXES = Set.of("bbox", "obox");

  public ClearSequence {
    frames = List.copyOf(frames);
  }

  /**
   * Reads a pair of files: a sequence for every kind of object that the truth holds.
   *
   * @throws DataFormatException if a file is not ViPER, a box is none, or the system's file does
   *     not hold the truth's video
   */
  public static List<ClearSequence> read(Path truthPath, Path systemPath) throws IOException {
    ViperFile truth = ViperReader.read(truthPath);
    ViperFile system = ViperReader.read(systemPath);
    List<ClearSequence> sequences = new ArrayList<>();
    for (ViperSource video : truth.sources()) {
      ViperSource found =
          system.sources().stream()
              .filter(source -> source.videoName().equalsIgnoreCase(video.videoName()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new DataFormatException(
                          "%s: needed the video %s of %s, got %s"
                              .formatted(
                                  systemPath,
                                  video.videoName(),
                                  truthPath,
                                  system.sources().stream().map(ViperSource::videoName).toList())));
      for (String kind : kinds(video)) {
        sequences.add(sequence(truthPath, video, systemPath, found, kind));
      }
    }
    return sequences;
  }

  private static Set<String> kinds(ViperSource video) {
    Set<String> kinds = new LinkedHashSet<>();
    for (ViperObject object : video.objects()) {
      if (!ANNOTATIONS.contains(upper(object.name()))) {
        kinds.add(upper(object.name()));
      }
    }
    return kinds;
  }

  private static ClearSequence sequence(
      Path truthPath, ViperSource truth, Path systemPath, ViperSource system, String kind)
      throws DataFormatException {
    NavigableMap<Integer, ClearFrame> frames = new TreeMap<>();
    for (int number : scored(truthPath, truth)) {
      frames.put(number, ClearFrame.of(number, Map.of(), Map.of(), Map.of()));
    }
    for (ViperObject object : truth.objects()) {
      if (upper(object.name()).equals(kind)) {
        addTruth(truthPath, object, frames);
      }
    }
    for (ViperObject object : system.objects()) {
      if (upper(object.name()).equals(kind)) {
        for (List<ViperValue> values : object.attributes().values()) {
          addBoxes(systemPath, object, values, frames, false);
        }
      }
    }
    return new ClearSequence(
        String.valueOf(truthPath.getFileName()),
        String.valueOf(systemPath.getFileName()),
        truth.videoName(),
        kind,
        List.copyOf(frames.values()));
  }

  private static List<Integer> scored(Path path, ViperSource truth) throws DataFormatException {
    List<ViperObject> listed = named(truth, "I-FRAMES");
    List<ViperObject> whole = named(truth, "FRAME");
    if (whole.isEmpty()) {
      throw DataFormatException.at(
          path.toString(), truth.line(), 1, "needed an object FRAME, which frames are scored");
    }
    List<Integer> annotated = new ArrayList<>();
    for (Span span : (listed.isEmpty() ? whole : listed).get(0).frames().spans()) {
      for (int frame = span.first(); frame <= span.last(); frame++) {
        if (whole.get(0).frames().contains(frame)) {
          annotated.add(frame);
        }
      }
    }
    if (annotated.size() < 3) {
      throw DataFormatException.at(
          path.toString(),
          whole.get(0).line(),
          1,
          "needed at least 3 annotated frames, as the first and the last are not scored, got "
              + annotated.size());
    }
    List<Integer> scored = new ArrayList<>(annotated.subList(1, annotated.size() - 1));
    scored.removeAll(new LinkedHashSet<>(framesSaying(whole.get(0), "EVALUATE", "false", scored)));
    return scored;
  }

  private static List<ViperObject> named(ViperSource source, String name) {
    return source.objects().stream()
        .filter(object -> object.name().equalsIgnoreCase(name))
        .toList();
  }

  private static List<Integer> framesSaying(
      ViperObject object, String attribute, String value, List<Integer> among) {
    List<Integer> frames = new ArrayList<>();
    for (ViperValue said : object.values(attribute)) {
      if (value.equalsIgnoreCase(said.value().orElse(""))) {
        FrameSpans spans = said.frames().orElse(object.frames());
        among.stream().filter(spans::contains).forEach(frames::add);
      }
    }
    return frames;
  }

  private static void addTruth(
      Path path, ViperObject object, NavigableMap<Integer, ClearFrame> frames)
      throws DataFormatException {
    addBoxes(path, object, object.values("LOCATION"), frames, true);
    // Of people in meeting rooms head and body are annotated; together they are the person.
    addBoxes(path, object, object.values("HEAD LOCATION"), frames, true);
    addBoxes(path, object, object.values("BODY LOCATION"), frames, true);
    for (ClearFrame frame : frames.values()) {
      if (frame.truth().containsKey(object.id()) && dontCare(object, frame.number())) {
        frame.dontCare().put(object.id(), frame.truth().remove(object.id()));
      }
    }
  }

  private static void addBoxes(
      Path path,
      ViperObject object,
      List<ViperValue> values,
      NavigableMap<Integer, ClearFrame> frames,
      boolean truth)
      throws DataFormatException {
    for (ViperValue value : values) {
      if (!BOXES.contains(value.type())) {
        continue;
      }
      OrientedBox box = box(path, value);
      for (Span span : value.frames().orElse(object.frames()).spans()) {
        for (ClearFrame frame : frames.subMap(span.first(), true, span.last(), true).values()) {
          if (object.frames().contains(frame.number())) {
            (truth ? frame.truth() : frame.system()).merge(object.id(), box, OrientedBox::around);
          }
        }
      }
    }
  }

  private static OrientedBox box(Path path, ViperValue value) throws DataFormatException {
    try {
      return new OrientedBox(
          field(value, "x"),
          field(value, "y"),
          field(value, "width"),
          field(value, "height"),
          value.fields().containsKey("rotation") ? field(value, "rotation") : 0);
    } catch (IllegalArgumentException e) {
      throw DataFormatException.at(
          path.toString(), value.line(), 1, String.valueOf(e.getMessage()));
    }
  }

  private static double field(ViperValue value, String name) {
    String text = value.fields().getOrDefault(name, "");
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "needed a number as %s of <%s>, got \"%s\"".formatted(name, value.type(), text), e);
    }
  }

  private static boolean dontCare(ViperObject object, int frame) {
    return says(object, "AMBIGUOUS", "true", frame)
        || says(object, "OCCLUSION", "true", frame)
        || says(object, "SYNTHETIC", "true", frame)
        || says(object, "DCR", "true", frame)
        || says(object, "VISIBLE", "false", frame)
        || says(object, "PRESENT", "false", frame)
        || says(object, "MOBILITY", "STATIONARY", frame)
        || says(object, "AMBIGUITY FACTOR", "1", frame)
        || says(object, "AMBIGUITY FACTOR", "2", frame);
  }

  private static boolean says(ViperObject object, String attribute, String value, int frame) {
    for (ViperValue said : object.values(attribute)) {
      if (value.equalsIgnoreCase(said.value().orElse(""))
          && said.frames().orElse(object.frames()).contains(frame)) {
        return true;
      }
    }
    return false;
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}
