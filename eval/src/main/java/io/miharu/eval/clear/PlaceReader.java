package io.miharu.eval.clear;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.viper.FrameSpans;
import io.miharu.eval.viper.FrameSpans.Span;
import io.miharu.eval.viper.ViperObject;
import io.miharu.eval.viper.ViperValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * Reads the places of one file's objects and refuses what cannot be one.
 *
 * @param videoFrames how many the video has, where the file says so
 */
record PlaceReader(Path path, ClearTask task, OptionalInt videoFrames) {

  /** A place and the frames it holds for. */
  record Placed(FrameSpans frames, Place place) {}

  private record At(Span span, int line) {}

  /** The values of a place attribute, such as {@code LOCATION}. */
  List<Placed> values(ViperObject object, String attribute) throws DataFormatException {
    if (videoFrames.isPresent()
        && object.frames().last() > videoFrames.getAsInt() + task.frameTolerance()) {
      throw fault(
          object.line(),
          "needed frames up to NUMFRAMES, %d, got %s"
              .formatted(videoFrames.getAsInt(), object.frames()));
    }
    List<Placed> places = new ArrayList<>();
    List<At> spans = new ArrayList<>();
    for (ViperValue value : object.values(attribute)) {
      FrameSpans frames = value.frames().orElse(object.frames());
      if (frames.first() < object.frames().first() - task.frameTolerance()
          || frames.last() > object.frames().last() + task.frameTolerance()) {
        throw fault(
            value.line(),
            "needed %s within the object's frames %s, got %s; --frameTol allows more"
                .formatted(attribute, object.frames(), frames));
      }
      frames.spans().forEach(span -> spans.add(new At(span, value.line())));
      places.add(new Placed(frames, place(attribute, value)));
    }
    checkOnce(attribute, spans);
    return places;
  }

  private void checkOnce(String attribute, List<At> spans) throws DataFormatException {
    spans.sort(Comparator.comparingInt((At at) -> at.span().first()).thenComparingInt(At::line));
    for (int i = 1; i < spans.size(); i++) {
      At before = spans.get(i - 1);
      At here = spans.get(i);
      if (here.span().first() <= before.span().last()) {
        throw fault(
            here.line(),
            "needed one %s a frame, got it for %s after %s"
                .formatted(attribute, here.span(), before.span()));
      }
    }
  }

  private Place place(String attribute, ViperValue value) throws DataFormatException {
    try {
      return switch (value.type()) {
        case "point" -> Place.of(new ClearPoint(number(value, "x"), number(value, "y")));
        case "bbox", "obox" ->
            Place.of(
                new OrientedBox(
                    number(value, "x"),
                    number(value, "y"),
                    number(value, "width"),
                    number(value, "height"),
                    value.type().equals("obox") ? number(value, "rotation") : 0));
        default ->
            throw new IllegalArgumentException(
                "needed bbox, obox or point as %s, got %s".formatted(attribute, value.type()));
      };
    } catch (IllegalArgumentException e) {
      throw fault(value.line(), String.valueOf(e.getMessage()));
    }
  }

  private static double number(ViperValue value, String name) {
    String text = value.fields().getOrDefault(name, "");
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "needed a number as %s of <%s>, got \"%s\"".formatted(name, value.type(), text), e);
    }
  }

  DataFormatException fault(int line, String problem) {
    return DataFormatException.at(path.toString(), line, 1, problem);
  }
}
