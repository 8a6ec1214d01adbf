package io.miharu.eval.formats;

import io.miharu.core.Track;
import io.miharu.eval.DataFormatException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What {@code miharu detect} leaves: a folder per source with {@code events.jsonl}, {@code
 * tracks.txt} and {@code run.json}; or the events alone.
 *
 * <p>A run's events are in seconds of the stream and its tracks in frames; the rate between them is
 * what {@code run.json} claims, which is near enough for a look, not for a measurement.
 */
final class EngineRun implements AnnotationFormat.Codec {

  static final String EVENTS = "events.jsonl";
  static final String TRACKS = "tracks.txt";
  private static final String RECORD = "run.json";

  @Override
  public Annotations read(Path file, ReadHints hints) throws IOException {
    if (!Files.isDirectory(file)) {
      return new Annotations(fromLines(file, hints), List.of());
    }
    List<VideoAnnotations> videos = new ArrayList<>();
    for (Path source : sources(file)) {
      videos.add(fromSource(source, hints));
    }
    if (videos.isEmpty()) {
      throw new DataFormatException(
          file + ": needed the folder of a run, got one without " + EVENTS + " in it or below it");
    }
    return new Annotations(videos, List.of());
  }

  /** The folders of the sources: this one, or those below it, by name. */
  static List<Path> sources(Path folder) throws IOException {
    if (Files.exists(folder.resolve(EVENTS))) {
      return List.of(folder);
    }
    try (Stream<Path> below = Files.list(folder)) {
      return below.filter(one -> Files.exists(one.resolve(EVENTS))).sorted().toList();
    }
  }

  /** Events of one file by their sources, which are named by the file where the lines do not. */
  private static List<VideoAnnotations> fromLines(Path file, ReadHints hints) throws IOException {
    Map<String, List<AnnotatedEvent>> sources = new LinkedHashMap<>();
    for (EventLines.Sourced line : lines(file)) {
      String source = line.source().orElse(ReadHints.nameOf(file));
      sources.computeIfAbsent(source, any -> new ArrayList<>()).add(line.event());
    }
    if (sources.isEmpty()) {
      // Nothing happened in the one video that we know of: the folder's, as a run names it.
      Path folder = file.toAbsolutePath().getParent();
      sources.put(folder == null ? ReadHints.nameOf(file) : "" + folder.getFileName(), List.of());
    }
    List<VideoAnnotations> videos = new ArrayList<>();
    sources.forEach(
        (source, events) ->
            videos.add(
                new VideoAnnotations(
                    source,
                    new Timing(Timing.Basis.SECONDS, hints.rate(source, OptionalDouble.empty())),
                    Optional.empty(),
                    OptionalLong.empty(),
                    List.of(),
                    events)));
    return videos;
  }

  private static List<EventLines.Sourced> lines(Path file) throws IOException {
    List<EventLines.Sourced> events = new ArrayList<>();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      long number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (!line.isBlank()) {
          events.add(EventLines.read(JsonCursor.line(file.toString(), number, line)));
        }
      }
    } catch (MalformedInputException binary) {
      throw new DataFormatException(
          file + ": needed JSON lines, got bytes that are not UTF-8 text", binary);
    }
    return events;
  }

  private static VideoAnnotations fromSource(Path folder, ReadHints hints) throws IOException {
    String source = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    Optional<PictureSize> size = Optional.empty();
    OptionalLong frames = OptionalLong.empty();
    OptionalDouble rate = OptionalDouble.empty();
    if (Files.exists(folder.resolve(RECORD))) {
      JsonCursor record = JsonCursor.read(folder.resolve(RECORD));
      JsonCursor info = record.need("sources").items().get(0);
      size =
          Optional.of(
              new PictureSize(
                  (int) info.need("width").whole(1), (int) info.need("height").whole(1)));
      Optional<JsonCursor> nominal = info.member("nominalRate");
      rate = nominal.isPresent() ? OptionalDouble.of(nominal.get().number()) : rate;
      frames = OptionalLong.of(record.need("framesRead").whole(0));
    }
    Timing timing = new Timing(Timing.Basis.SECONDS, hints.rate(source, rate));
    Path tracksFile = folder.resolve(TRACKS);
    List<Track> tracks =
        Files.exists(tracksFile)
            ? new MotText()
                .read(tracksFile, new ReadHints(timing.framesPerSecond(), Optional.empty()))
                .videos()
                .get(0)
                .tracks()
            : List.of();
    List<AnnotatedEvent> events =
        lines(folder.resolve(EVENTS)).stream().map(EventLines.Sourced::event).toList();
    return new VideoAnnotations(source, timing, size, frames, tracks, events);
  }

  @Override
  public void write(Path out, List<VideoAnnotations> videos, Losses losses) throws IOException {
    for (VideoAnnotations video : videos) {
      losses.addSize(video, "events.jsonl");
      losses.addRate(video, "events.jsonl");
      if (!video.events().isEmpty()) {
        video.needSeconds("events.jsonl gives seconds");
      }
    }
    if (String.valueOf(out.getFileName()).endsWith(".jsonl")) {
      StringBuilder text = new StringBuilder();
      for (VideoAnnotations video : videos) {
        append(text, video);
        losses.add(video.tracks().size(), "track(s): give a folder to write tracks.txt too");
      }
      Files.writeString(out, text);
      return;
    }
    for (VideoAnnotations video : videos) {
      Path folder = Files.createDirectories(out.resolve(Names.fileName(video.video())));
      StringBuilder text = new StringBuilder();
      append(text, video);
      Files.writeString(folder.resolve(EVENTS), text);
      if (!video.tracks().isEmpty()) {
        MotText.write(folder.resolve(TRACKS), video.tracks());
      }
    }
  }

  private static void append(StringBuilder text, VideoAnnotations video) throws IOException {
    for (AnnotatedEvent event : video.events()) {
      text.append(EventLines.write(video.video(), event)).append('\n');
    }
  }
}
