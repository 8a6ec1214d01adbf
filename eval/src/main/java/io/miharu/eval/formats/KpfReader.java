package io.miharu.eval.formats;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.miharu.core.Box;
import io.miharu.eval.DataFormatException;
import io.miharu.eval.FrameTimes.FrameSpan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;

/** Reads the packets of one video, once. */
final class KpfReader {

  private static final ObjectMapper YAML = new ObjectMapper(factory());
  private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,5}) x ([1-9]\\d{0,5})");

  /** An activity, before the rate is known. */
  private record Activity(
      String name, long first, long last, OptionalDouble score, List<String> actors) {}

  private final ReadHints hints;
  private final TrackCollector tracks = new TrackCollector();
  private final List<Activity> activities = new ArrayList<>();
  private final Losses remarks = new Losses();
  private String video;
  private Optional<PictureSize> size = Optional.empty();
  private OptionalDouble rate = OptionalDouble.empty();
  private long rateFrame = -1; // the frame that the rate was taken at; the later, the better

  KpfReader(String video, ReadHints hints) {
    this.video = video;
    this.hints = hints;
  }

  private static YAMLFactory factory() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE); // the limit of 3 MB is for strangers' settings
    return YAMLFactory.builder().loaderOptions(options).build();
  }

  Annotations read(List<Path> files) throws IOException {
    for (Path file : files) {
      packets(file);
    }
    Timing timing = hints.frames(video, rate);
    List<AnnotatedEvent> events = new ArrayList<>();
    for (Activity activity : activities) {
      events.add(
          new AnnotatedEvent(
              Names.event(activity.name()),
              activity.name(),
              timing.times().spanOf(new FrameSpan(activity.first() + 1, activity.last() + 2)),
              activity.score(),
              Optional.empty(),
              activity.actors().stream().map(tracks::id).toList()));
    }
    remarks.add(tracks.renumbered(), "track(s) numbered anew: ids here start at 1");
    return new Annotations(
        List.of(
            new VideoAnnotations(
                video, timing, size, OptionalLong.empty(), tracks.tracks(timing.times()), events)),
        remarks.lines());
  }

  private void packets(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file);
        JsonParser parser = YAML.getFactory().createParser(stream)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return; // a file of no packets
      }
      if (first != JsonToken.START_ARRAY) {
        throw DataFormatException.at(
            file.toString(), 1, 1, "needed a list of packets, each as - { … }");
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        String place = file + ", line " + parser.currentTokenLocation().getLineNr();
        JsonNode node = YAML.readTree(parser);
        packet(JsonCursor.of(place, node));
      }
    } catch (JsonProcessingException broken) {
      throw DataFormatException.at(
          file.toString(),
          broken.getLocation() == null ? 0 : broken.getLocation().getLineNr(),
          broken.getLocation() == null ? 0 : broken.getLocation().getColumnNr(),
          "needed YAML, but "
              + broken.getOriginalMessage().lines().findFirst().orElse("it cannot be read"));
    }
  }

  private void packet(JsonCursor packet) throws DataFormatException {
    for (Map.Entry<String, JsonCursor> entry : packet.members().entrySet()) {
      switch (entry.getKey()) {
        case "meta" -> meta(entry.getValue());
        case "geom" -> geometry(entry.getValue());
        case "types" -> type(entry.getValue());
        case "act" -> activity(entry.getValue());
        default -> remarks.add(1, "packet(s) of kind " + entry.getKey() + " passed over");
      }
    }
  }

  private void meta(JsonCursor value) throws DataFormatException {
    if (!value.isText()) {
      return;
    }
    String text = value.text();
    if (text.startsWith(KpfPackets.META_VIDEO)) {
      video = text.substring(KpfPackets.META_VIDEO.length());
    } else if (text.startsWith(KpfPackets.META_SIZE)) {
      size = Optional.of(size(value, text.substring(KpfPackets.META_SIZE.length())));
    } else if (text.startsWith(KpfPackets.META_RATE)) {
      try {
        rate = OptionalDouble.of(Double.parseDouble(text.substring(KpfPackets.META_RATE.length())));
        rateFrame = Long.MAX_VALUE;
      } catch (NumberFormatException notOurs) {
        throw value.fault("a number behind \"" + KpfPackets.META_RATE + "\"");
      }
    }
  }

  private static PictureSize size(JsonCursor value, String text) throws DataFormatException {
    Matcher sides = SIZE.matcher(text);
    if (!sides.matches()) {
      throw value.fault("two sizes behind \"" + KpfPackets.META_SIZE + "\"");
    }
    return new PictureSize(Integer.parseInt(sides.group(1)), Integer.parseInt(sides.group(2)));
  }

  private void geometry(JsonCursor geometry) throws DataFormatException {
    String key = geometry.need("id1").word();
    long frame = geometry.need("ts0").whole(0);
    Optional<JsonCursor> seconds = geometry.member("ts1");
    if (seconds.isPresent() && frame > rateFrame && seconds.get().number() > 0) {
      rate = OptionalDouble.of(Math.round(frame / seconds.get().number() * 1000) / 1000.0);
      rateFrame = frame;
    }
    JsonCursor edges = geometry.need("g0");
    String[] cells = edges.text().strip().split("[\\s,]+", -1);
    double[] numbers = new double[4];
    try {
      for (int i = 0; i < 4; i++) {
        numbers[i] = Double.parseDouble(cells[i]);
      }
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException wrong) {
      throw edges.fault("a box as \"left top right bottom\"");
    }
    Optional<Box> box = Pixels.box(numbers[0], numbers[1], numbers[2], numbers[3]);
    tracks.mention(key);
    if (box.isEmpty()) {
      remarks.add(1, "box(es) without area passed over");
      return;
    }
    double confidence = 1;
    for (Map.Entry<String, JsonCursor> member : geometry.members().entrySet()) {
      if (member.getKey().matches("conf\\d+")) {
        confidence = member.getValue().number();
      }
    }
    if (!tracks.add(key, frame, box.get(), confidence)) {
      throw geometry.fault("each track once a frame");
    }
  }

  private void type(JsonCursor type) throws DataFormatException {
    String key = type.need("id1").word();
    for (Map.Entry<String, JsonCursor> member : type.members().entrySet()) {
      if (member.getKey().equals("obj_type")) {
        tracks.label(key, Names.concept(member.getValue().text()));
      } else if (member.getKey().matches("cset\\d+")) {
        tracks.label(key, Names.concept(likeliest(member.getValue()).getKey()));
      }
    }
  }

  /** Of names with confidences the first of the most confident. */
  private static Map.Entry<String, Double> likeliest(JsonCursor set) throws DataFormatException {
    Map.Entry<String, Double> best = null;
    for (Map.Entry<String, JsonCursor> member : set.members().entrySet()) {
      // Some write {name: {}} where others write {name: 1.0}.
      double confidence = member.getValue().isObject() ? 1 : member.getValue().number();
      if (best == null || confidence > best.getValue()) {
        best = Map.entry(member.getKey(), confidence);
      }
    }
    if (best == null) {
      throw set.fault("a name with its confidence");
    }
    return best;
  }

  private void activity(JsonCursor activity) throws DataFormatException {
    Optional<JsonCursor> named = Optional.empty();
    for (Map.Entry<String, JsonCursor> member : activity.members().entrySet()) {
      if (member.getKey().matches("act\\d+")) {
        named = Optional.of(member.getValue());
      }
    }
    if (named.isEmpty()) {
      throw activity.fault("an activity's name under act2");
    }
    Map.Entry<String, Double> name =
        named.get().isText() ? Map.entry(named.get().text(), 1.0) : likeliest(named.get());
    Optional<JsonCursor> source = activity.member("src");
    boolean truth =
        source.isEmpty() ? name.getValue() == 1 : source.get().word().startsWith("truth");
    List<String> actors = new ArrayList<>();
    Optional<JsonCursor> listed = activity.member("actors");
    if (listed.isPresent()) {
      for (JsonCursor actor : listed.get().items()) {
        actors.add(actor.need("id1").word());
        tracks.mention(actors.get(actors.size() - 1));
      }
    }
    long[] frames = timespan(activity.need("timespan"));
    activities.add(
        new Activity(
            name.getKey(),
            frames[0],
            frames[1],
            truth ? OptionalDouble.empty() : OptionalDouble.of(name.getValue()),
            actors));
  }

  /** From the first frame of all ranges to the last. */
  private static long[] timespan(JsonCursor list) throws DataFormatException {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (JsonCursor range : list.items()) {
      Optional<JsonCursor> frames = range.member("tsr0");
      if (frames.isPresent()) {
        List<JsonCursor> ends = frames.get().items();
        if (ends.size() != 2 || ends.get(1).whole(0) < ends.get(0).whole(0)) {
          throw frames.get().fault("[first frame, last frame]");
        }
        first = Math.min(first, ends.get(0).whole(0));
        last = Math.max(last, ends.get(1).whole(0));
      }
    }
    if (first > last) {
      throw list.fault("a range of frames under tsr0");
    }
    return new long[] {first, last};
  }
}
