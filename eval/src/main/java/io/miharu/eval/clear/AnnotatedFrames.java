package io.miharu.eval.clear;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.viper.FrameSpans;
import io.miharu.eval.viper.FrameSpans.Span;
import io.miharu.eval.viper.ViperObject;
import io.miharu.eval.viper.ViperSource;
import io.miharu.eval.viper.ViperValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The frames that a file speaks of: those of its object {@code I-FRAMES} that are also in its
 * {@code FRAME}; of a file with only one of the two, that one's.
 *
 * @param all ascending; a system's file without either object speaks of every frame, which is
 *     written as none at all
 * @param scored those of the truth without the first, the last, and any whose {@code FRAME} has an
 *     unusual value, such as {@code EVALUATE} false; empty for a system
 */
record AnnotatedFrames(NavigableSet<Integer> all, NavigableSet<Integer> scored) {

  private static final String LISTED = "I-FRAMES";
  private static final String WHOLE = "FRAME";

  static boolean isName(String object) {
    return object.equalsIgnoreCase(LISTED) || object.equalsIgnoreCase(WHOLE);
  }

  static AnnotatedFrames ofTruth(Path path, ViperSource source) throws DataFormatException {
    List<ViperObject> whole = named(path, source, WHOLE);
    if (whole.isEmpty()) {
      throw DataFormatException.at(
          path.toString(), source.line(), 1, "needed an object FRAME, which frames are scored");
    }
    NavigableSet<Integer> all = annotated(path, source);
    if (all.size() < 3) {
      throw DataFormatException.at(
          path.toString(),
          whole.get(0).line(),
          1,
          "needed at least 3 annotated frames, as the first and the last are not scored, got "
              + all.size());
    }
    NavigableSet<Integer> scored = new TreeSet<>(all.subSet(all.first(), false, all.last(), false));
    for (Map.Entry<String, List<ViperValue>> attribute : whole.get(0).attributes().entrySet()) {
      if (!ClearKind.FRAME.knows(attribute.getKey())) {
        throw DataFormatException.at(
            path.toString(),
            whole.get(0).line(),
            1,
            "needed attributes of FRAME among %s, got \"%s\""
                .formatted(ClearKind.FRAME.attributes(), attribute.getKey()));
      }
      for (ViperValue value : attribute.getValue()) {
        if (ClearObject.unusual(ClearKind.FRAME, attribute.getKey(), value)) {
          FrameSpans spans = value.frames().orElse(whole.get(0).frames());
          scored.removeIf(spans::contains);
        }
      }
    }
    return new AnnotatedFrames(all, scored);
  }

  static AnnotatedFrames ofSystem(Path path, ViperSource source) throws DataFormatException {
    return new AnnotatedFrames(annotated(path, source), new TreeSet<>());
  }

  private static NavigableSet<Integer> annotated(Path path, ViperSource source)
      throws DataFormatException {
    List<ViperObject> listed = named(path, source, LISTED);
    List<ViperObject> whole = named(path, source, WHOLE);
    NavigableSet<Integer> frames = new TreeSet<>();
    if (listed.isEmpty() && whole.isEmpty()) {
      return frames;
    }
    FrameSpans spans = (listed.isEmpty() ? whole : listed).get(0).frames();
    for (Span span : spans.spans()) {
      for (int frame = span.first(); frame <= span.last(); frame++) {
        if (whole.isEmpty() || whole.get(0).frames().contains(frame)) {
          frames.add(frame);
        }
      }
    }
    if (frames.isEmpty()) {
      throw DataFormatException.at(
          path.toString(),
          whole.get(0).line(),
          1,
          "needed a frame of I-FRAMES within those of FRAME, got " + whole.get(0).frames());
    }
    return frames;
  }

  private static List<ViperObject> named(Path path, ViperSource source, String name)
      throws DataFormatException {
    List<ViperObject> objects =
        source.objects().stream().filter(object -> object.name().equalsIgnoreCase(name)).toList();
    if (objects.size() > 1) {
      throw DataFormatException.at(
          path.toString(),
          objects.get(1).line(),
          1,
          "needed one object %s, got %d".formatted(name, objects.size()));
    }
    return objects;
  }

  boolean contains(int frame) {
    return all.isEmpty() || all.contains(frame);
  }

  boolean cover(AnnotatedFrames other) {
    return all.isEmpty() || (all.first() <= other.all.first() && all.last() >= other.all.last());
  }

  /** First and last frame, for a message. */
  String reach() {
    return all.first() + " to " + all.last();
  }
}
