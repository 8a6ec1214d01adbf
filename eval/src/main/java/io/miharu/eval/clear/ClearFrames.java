package io.miharu.eval.clear;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.clear.PlaceReader.Placed;
import io.miharu.eval.viper.FrameSpans;
import io.miharu.eval.viper.FrameSpans.Span;
import io.miharu.eval.viper.ViperObject;
import io.miharu.eval.viper.ViperValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collects the frames of a sequence, object by object. Not thread-safe. */
final class ClearFrames {

  private final NavigableSet<Integer> annotated;
  private final AnnotatedFrames told; // by the system
  private final Map<Integer, ClearFrame> frames = new TreeMap<>();

  ClearFrames(AnnotatedFrames truth, AnnotatedFrames system) {
    annotated = truth.all();
    told = system;
    for (int number : truth.scored()) {
      frames.put(number, new ClearFrame(number, new TreeMap<>(), new TreeMap<>(), new TreeMap<>()));
    }
  }

  /** In order of time. */
  List<ClearFrame> list() {
    return List.copyOf(frames.values());
  }

  void addSystem(ClearObject object, PlaceReader reader) throws DataFormatException {
    Map<Integer, Place> places = new HashMap<>();
    place(object, reader, places, new HashSet<>());
    places.forEach(
        (number, place) -> {
          ClearFrame frame = frames.get(number);
          if (frame != null && told.contains(number)) {
            frame.system().put(object.id(), place);
          }
        });
  }

  void addTruth(ClearObject object, PlaceReader reader) throws DataFormatException {
    object.check(reader.path());
    Map<Integer, Place> places = new HashMap<>();
    Set<Integer> unasked = new HashSet<>();
    place(object, reader, places, unasked);
    for (ViperObject part : object.parts()) {
      part.attributes()
          .forEach(
              (attribute, values) -> {
                for (ViperValue value : values) {
                  if (ClearObject.unusual(object.kind(), attribute, value)) {
                    unasked.addAll(annotated(value.frames().orElse(part.frames())));
                  }
                }
              });
    }
    object.kind().moving().ifPresent(moving -> still(object, moving, places, unasked));
    places.forEach(
        (number, place) -> {
          ClearFrame frame = frames.get(number);
          if (frame != null) {
            (unasked.contains(number) ? frame.dontCare() : frame.truth()).put(object.id(), place);
          }
        });
  }

  /**
   * Puts an object where its place attributes have it. Nobody asks for a true one that starts left
   * of or above the picture, or that has only further places, not the main one.
   */
  private void place(
      ClearObject object, PlaceReader reader, Map<Integer, Place> places, Set<Integer> unasked)
      throws DataFormatException {
    List<String> attributes = object.kind().places();
    boolean any = false;
    boolean mainOnesMissing = false;
    for (String attribute : attributes) {
      for (ViperObject part : object.parts()) {
        List<Placed> values = reader.values(part, attribute);
        any |= !values.isEmpty();
        mainOnesMissing |=
            !values.isEmpty() && places.isEmpty() && !attribute.equals(attributes.get(0));
        for (Placed value : values) {
          for (int frame : annotated(value.frames())) {
            if (part.frames().contains(frame)) {
              places.merge(frame, value.place(), Place::and);
              if (mainOnesMissing || outside(value.place())) {
                unasked.add(frame);
              }
            }
          }
        }
      }
    }
    if (!any) {
      throw reader.fault(
          object.parts().get(0).line(),
          "needed a %s of %s %d, got none"
              .formatted(attributes.get(0), object.name(), object.id()));
    }
    if (reader.task().measure() == ClearMeasure.AREA
        && places.values().stream().anyMatch(place -> place.box().isEmpty())) {
      throw reader.fault(
          object.parts().get(0).line(),
          "needed boxes of %s %d, got points; score points with --Eval Point"
              .formatted(object.name(), object.id()));
    }
  }

  private static boolean outside(Place place) {
    Optional<OrientedBox> box = place.box();
    Optional<ClearPoint> point = place.point();
    return box.map(it -> it.x() < 0 || it.y() < 0).orElse(false)
        || point.map(it -> it.x() < 0 || it.y() < 0).orElse(false);
  }

  /**
   * Nobody asks for an object while it stands; one that a value says to stand from its first to its
   * last frame is not there at all, so that what is found on it is wrong.
   */
  private void still(
      ClearObject object, String moving, Map<Integer, Place> places, Set<Integer> unasked) {
    NavigableSet<Integer> whole = new TreeSet<>();
    object.parts().forEach(part -> whole.addAll(annotated(part.frames())));
    for (ViperObject part : object.parts()) {
      for (ViperValue value : part.values(ClearKind.MOBILITY)) {
        NavigableSet<Integer> standing =
            new TreeSet<>(annotated(value.frames().orElse(part.frames())));
        standing.retainAll(whole);
        if (!standing.isEmpty() && !moving.equals(value.value().orElse(""))) {
          if (standing.first() > whole.first() || standing.last() < whole.last()) {
            unasked.addAll(standing);
          } else {
            places.keySet().removeAll(standing);
          }
        }
      }
    }
  }

  private List<Integer> annotated(FrameSpans spans) {
    List<Integer> found = new ArrayList<>();
    for (Span span : spans.spans()) {
      found.addAll(annotated.subSet(span.first(), true, span.last(), true));
    }
    return found;
  }
}
