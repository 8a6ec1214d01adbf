package io.miharu.eval.formats;

import io.miharu.core.Box;
import io.miharu.eval.FrameTimes.FrameSpan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads one file of CVAT, once. */
final class CvatReader {

  /** A key frame: a box, whether the track is out of the picture, and the events that are set. */
  private record Key(long frame, Box box, boolean outside, Set<String> events) {}

  /** When an event was set; equal ones of several tracks are one event. */
  private record Run(String event, long first, long end) {}

  private final Path file;
  private final XmlCursor xml;
  private final TrackCollector tracks = new TrackCollector();
  private final Map<Run, List<String>> runs = new LinkedHashMap<>();
  private final Losses remarks = new Losses();
  private @Nullable String name;
  private @Nullable String source;
  private @Nullable PictureSize size;
  private OptionalLong frames = OptionalLong.empty();

  CvatReader(Path file, XmlCursor xml) {
    this.file = file;
    this.xml = xml;
  }

  Annotations read(ReadHints hints) throws IOException {
    String root = xml.root();
    if (!root.equals("annotations")) {
      throw xml.fault("needed <annotations>, got <" + root + ">");
    }
    xml.children(
        child -> {
          switch (child) {
            case "meta" -> xml.children(job -> job());
            case "track" -> track();
            case "image" ->
                throw xml.fault(
                    "needed tracks, got <image>: this is CVAT for images; export the task as CVAT"
                        + " for video 1.1");
            default -> {} // the version, and what later ones add
          }
        });
    String video = source != null ? source : name != null ? name : ReadHints.nameOf(file);
    Timing timing = hints.frames(video, OptionalDouble.empty());
    List<AnnotatedEvent> events = new ArrayList<>();
    runs.forEach(
        (run, keys) ->
            events.add(
                new AnnotatedEvent(
                    Names.event(run.event()),
                    run.event(),
                    timing.times().spanOf(new FrameSpan(run.first() + 1, run.end() + 1)),
                    OptionalDouble.empty(),
                    Optional.empty(),
                    keys.stream().map(tracks::id).sorted().toList())));
    return new Annotations(
        List.of(
            new VideoAnnotations(
                video,
                timing,
                Optional.ofNullable(size),
                frames,
                tracks.tracks(timing.times()),
                events)),
        remarks.lines());
  }

  /** What a task, a job or a project says of its video. */
  private void job() throws IOException {
    xml.children(
        child -> {
          switch (child) {
            case "name" -> name = xml.text();
            case "source" -> source = xml.text();
            case "task" -> job(); // within a project
            case "size" -> frames = OptionalLong.of(wholeText());
            case "original_size" -> originalSize();
            default -> {}
          }
        });
  }

  private long wholeText() throws IOException {
    String text = xml.text();
    if (!text.matches("\\d{1,12}")) {
      throw xml.fault("needed a whole number, got \"" + text + "\"");
    }
    return Long.parseLong(text);
  }

  private void originalSize() throws IOException {
    long[] sides = new long[2];
    xml.children(
        child -> {
          if (child.equals("width") || child.equals("height")) {
            sides[child.equals("width") ? 0 : 1] = wholeText();
          }
        });
    if (sides[0] > 0 && sides[1] > 0) {
      size = new PictureSize((int) sides[0], (int) sides[1]);
    }
  }

  private void track() throws IOException {
    // CVAT counts from 0, we from 1.
    String key = Long.toString(xml.whole("id", 0) + 1);
    String label = xml.need("label");
    if (tracks.knows(key)) {
      throw xml.fault("needed each track id once, got %d again".formatted(xml.whole("id", 0)));
    }
    List<Key> keys = new ArrayList<>();
    xml.children(
        child -> {
          switch (child) {
            case "box" -> box(keys);
            case "polygon", "polyline", "points", "ellipse", "cuboid", "mask", "skeleton" ->
                remarks.add(1, "shape(s) other than boxes passed over");
            default -> {}
          }
        });
    keys.sort(Comparator.comparingLong(Key::frame));
    if (!keys.isEmpty()) {
      tracks.label(key, Names.concept(label));
      fill(key, keys);
    }
  }

  private void box(List<Key> keys) throws IOException {
    long frame = xml.whole("frame", 0);
    Optional<Box> box =
        Pixels.box(xml.number("xtl"), xml.number("ytl"), xml.number("xbr"), xml.number("ybr"));
    boolean outside = xml.attribute("outside").filter(value -> value.equals("1")).isPresent();
    if (xml.attribute("rotation").filter(turn -> !turn.matches("0*(\\.0*)?")).isPresent()) {
      remarks.add(1, "box(es) were turned: their angle is lost");
    }
    Set<String> events = new TreeSet<>();
    xml.children(
        child -> {
          if (child.equals("attribute")) {
            String attribute = xml.need("name");
            if (attribute.startsWith(CvatVideo.EVENT) && xml.text().equalsIgnoreCase("true")) {
              events.add(attribute.substring(CvatVideo.EVENT.length()));
            }
          }
        });
    if (box.isPresent()) {
      keys.add(new Key(frame, box.get(), outside, events));
    } else {
      remarks.add(1, "box(es) without area passed over");
    }
  }

  /** Boxes between two key frames lie on the line from one to the other, as CVAT draws them. */
  private void fill(String key, List<Key> keys) {
    Map<String, long[]> open = new LinkedHashMap<>(); // first and last frame of the present run
    for (int i = 0; i < keys.size(); i++) {
      Key now = keys.get(i);
      long until = i + 1 < keys.size() ? keys.get(i + 1).frame() : now.frame() + 1;
      for (long frame = now.frame(); !now.outside() && frame < until; frame++) {
        Box box =
            frame == now.frame()
                ? now.box()
                : between(
                    now, keys.get(i + 1), (double) (frame - now.frame()) / (until - now.frame()));
        tracks.add(key, frame, box, 1);
        for (String event : now.events()) {
          long[] run = open.get(event);
          if (run != null && run[1] == frame - 1) {
            run[1] = frame;
          } else {
            finish(key, event, run);
            open.put(event, new long[] {frame, frame});
          }
        }
      }
    }
    open.forEach((event, run) -> finish(key, event, run));
  }

  private void finish(String key, String event, long @Nullable [] run) {
    if (run != null) {
      runs.computeIfAbsent(new Run(event, run[0], run[1] + 1), any -> new ArrayList<>()).add(key);
    }
  }

  private static Box between(Key from, Key to, double share) {
    Box a = from.box();
    Box b = to.box();
    return new Box(
        (float) (a.left() + share * (b.left() - a.left())),
        (float) (a.top() + share * (b.top() - a.top())),
        (float) (a.right() + share * (b.right() - a.right())),
        (float) (a.bottom() + share * (b.bottom() - a.bottom())));
  }
}
