package io.miharu.eval.formats;

import io.miharu.core.ConceptId;
import io.miharu.core.Track;
import io.miharu.eval.DataFormatException;
import io.miharu.eval.mot.MotFile;
import io.miharu.eval.mot.MotRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * MOTChallenge text, and beside {@code X.txt} our {@code X.classes.csv} with the label of each
 * track.
 *
 * <p>Boxes are kept to hundredths of a pixel. A truth of confidence 0, which the benchmark does not
 * score, is read like any other. A box without a track becomes a track of one box.
 */
final class MotText implements AnnotationFormat.Codec {

  private static final ConceptId PERSON = ConceptId.of("person");

  /** The categories of MOT16, by number; 1 is what every benchmark asks for. */
  private static final List<String> CATEGORIES =
      List.of(
          "",
          "person",
          "person-on-vehicle",
          "car",
          "bicycle",
          "motorbike",
          "non-motorised-vehicle",
          "static-person",
          "distractor",
          "occluder",
          "occluder-on-the-ground",
          "occluder-full",
          "reflection",
          "crowd");

  @Override
  public Annotations read(Path file, ReadHints hints) throws IOException {
    Map<String, ConceptId> classes = classes(file);
    TrackCollector tracks = new TrackCollector();
    long loose = 0;
    for (MotRow row : MotFile.read(file)) {
      String key = row.id() == MotRow.NO_ID ? "box " + ++loose : Integer.toString(row.id());
      if (!tracks.knows(key)) {
        tracks.label(key, classes.getOrDefault(key, label(row.category())));
      }
      tracks.add(key, row.frame() - 1, row.box(), row.confidence());
    }
    Timing timing = hints.frames(ReadHints.nameOf(file), OptionalDouble.empty());
    Losses remarks = new Losses();
    remarks.add(loose, "box(es) without a track, each now a track of its own");
    remarks.add(tracks.renumbered() - loose, "track(s) numbered anew: ids here start at 1");
    VideoAnnotations video =
        new VideoAnnotations(
            ReadHints.nameOf(file),
            timing,
            Optional.empty(),
            OptionalLong.empty(),
            tracks.tracks(timing.times()),
            List.of());
    return new Annotations(List.of(video), remarks.lines());
  }

  private static ConceptId label(int category) {
    return category > 0 && category < CATEGORIES.size()
        ? ConceptId.of(CATEGORIES.get(category))
        : PERSON;
  }

  static Path classesFile(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".classes.csv");
  }

  private static Map<String, ConceptId> classes(Path file) throws IOException {
    Map<String, ConceptId> classes = new TreeMap<>();
    Path beside = classesFile(file);
    if (!Files.exists(beside)) {
      return classes;
    }
    List<String> lines = Files.readAllLines(beside, StandardCharsets.UTF_8);
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = lines.get(i).split(",", 2);
      if (cells.length == 2) {
        classes.put(cells[0].strip(), Names.concept(cells[1]));
      } else if (!lines.get(i).isBlank()) {
        throw DataFormatException.at(
            beside.toString(), i + 1, 1, "needed id,label, got \"%s\"".formatted(lines.get(i)));
      }
    }
    return classes;
  }

  @Override
  public void write(Path file, List<VideoAnnotations> videos, Losses losses) throws IOException {
    VideoAnnotations video = videos.get(0);
    write(file, video.tracks());
    losses.add(video.events().size(), "event(s): MOT text holds boxes only");
    losses.addRate(video, "MOT text");
    losses.addSize(video, "MOT text");
    losses.add(
        video.tracks().stream()
            .flatMap(track -> track.points().stream())
            .filter(point -> !inHundredths(point))
            .count(),
        "box(es) rounded: MOT text has hundredths of a pixel");
  }

  static void write(Path file, List<Track> tracks) throws IOException {
    MotFile.write(file, MotFile.rowsOf(tracks));
    StringBuilder classes = new StringBuilder("id,label\n");
    tracks.forEach(
        track -> classes.append(track.id()).append(',').append(track.label()).append('\n'));
    Files.writeString(classesFile(file), classes);
  }

  private static boolean inHundredths(Track.Point point) {
    return Pixels.decimal(point.box().left()).scale() <= 2
        && Pixels.decimal(point.box().top()).scale() <= 2
        && Pixels.decimal(point.box().right()).scale() <= 2
        && Pixels.decimal(point.box().bottom()).scale() <= 2;
  }
}
