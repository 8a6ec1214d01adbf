package io.miharu.eval.clear;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.viper.FrameSpans;
import io.miharu.eval.viper.FrameSpans.Span;
import io.miharu.eval.viper.ViperObject;
import io.miharu.eval.viper.ViperSource;
import io.miharu.eval.viper.ViperValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A track: all that a file says of one id of one kind, in one or more parts over different frames.
 *
 * @param kind what its attributes mean
 * @param parts in the order of the file
 */
record ClearObject(int id, String name, ClearKind kind, List<ViperObject> parts) {

  /** The kinds of object a video has, in capitals. */
  static Set<String> kinds(ViperSource video) {
    Set<String> kinds = new LinkedHashSet<>();
    for (ViperObject object : video.objects()) {
      if (!AnnotatedFrames.isName(object.name())) {
        kinds.add(object.name().toUpperCase(Locale.ROOT));
      }
    }
    return kinds;
  }

  static List<ClearObject> of(Path path, ViperSource video, String name, ClearDomain domain)
      throws DataFormatException {
    Map<Integer, List<ViperObject>> parts = new TreeMap<>();
    for (ViperObject object : video.objects()) {
      if (object.name().equalsIgnoreCase(name)) {
        List<ViperObject> before = parts.computeIfAbsent(object.id(), id -> new ArrayList<>());
        for (ViperObject other : before) {
          if (overlap(other.frames(), object.frames())) {
            throw DataFormatException.at(
                path.toString(),
                object.line(),
                1,
                "needed %s %d over other frames than in line %d, got %s"
                    .formatted(name, object.id(), other.line(), object.frames()));
          }
        }
        before.add(object);
      }
    }
    List<ClearObject> objects = new ArrayList<>();
    for (Map.Entry<Integer, List<ViperObject>> one : parts.entrySet()) {
      ClearKind kind =
          domain
              .kind(name)
              .orElseThrow(
                  () ->
                      DataFormatException.at(
                          path.toString(),
                          one.getValue().get(0).line(),
                          1,
                          "needed an object of domain %s: %s; got \"%s\""
                              .formatted(domain, domain.kinds(), name)));
      objects.add(new ClearObject(one.getKey(), name, kind, List.copyOf(one.getValue())));
    }
    return objects;
  }

  private static boolean overlap(FrameSpans one, FrameSpans other) {
    for (Span a : one.spans()) {
      for (Span b : other.spans()) {
        if (a.first() <= b.last() && b.first() <= a.last()) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether this value of an attribute says that nobody asks for the object. */
  static boolean unusual(ClearKind kind, String attribute, ViperValue value) {
    String usual = kind.usual().get(attribute.toUpperCase(Locale.ROOT));
    return usual != null && !usual.equals(value.value().orElse(""));
  }

  boolean isIn(int frame) {
    return parts.stream().anyMatch(part -> part.frames().contains(frame));
  }

  /** Refuses attributes of a true object that the domain does not have. */
  void check(Path path) throws DataFormatException {
    for (ViperObject part : parts) {
      for (String attribute : part.attributes().keySet()) {
        if (!kind.knows(attribute)) {
          throw DataFormatException.at(
              path.toString(),
              part.line(),
              1,
              "needed attributes of %s among %s, got \"%s\""
                  .formatted(name, kind.attributes(), attribute));
        }
      }
    }
  }
}
