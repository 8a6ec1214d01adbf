package io.miharu.ingest.skeletons;

import io.miharu.core.ActionClip;
import io.miharu.core.ActionSet;
import io.miharu.core.BodyLayout;
import io.miharu.core.BodyMotion;
import io.miharu.core.MediaTime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A user's own recordings: a folder for each action, in it a file {@code SUBJECT_ANYTHING.csv} for
 * each recording.
 *
 * <p>The first line is {@code layout,NAME}, with a name of {@link BodyLayout#named}; the second is
 * a header, for people; each further line is the time in seconds and x, y and z of each joint in
 * metres, in the axes of {@link BodyMotion}, and the same again for a second person. An empty cell
 * is a joint that was lost.
 */
final class CsvReader implements ActionSetReader {

  private static final Pattern FILE = Pattern.compile("(?:.*/)?([^/]+)/([^/_]+)(_[^/]*)?\\.csv");

  @Override
  public ActionSet read(Path source) throws IOException {
    Map<String, byte[]> files = RecordingFiles.read(source, name -> FILE.matcher(name).matches());
    List<String> actions =
        files.keySet().stream().map(CsvReader::action).distinct().sorted().toList();
    List<ActionClip> clips = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Matcher name = FILE.matcher(file.getKey());
      if (name.matches()) {
        String clip = file.getKey().substring(0, file.getKey().length() - ".csv".length());
        clips.add(
            new ActionClip(
                clip,
                actions.indexOf(name.group(1)),
                name.group(2),
                clip,
                bodies(file.getKey(), file.getValue())));
      }
    }
    BodyLayout layout = clips.get(0).bodies().get(0).layout();
    for (ActionClip clip : clips) {
      if (!clip.bodies().get(0).layout().equals(layout)) {
        throw new SkeletonFormatException(
            "%s.csv has layout %s, but %s.csv has %s; all must have one"
                .formatted(
                    clip.name(),
                    clip.bodies().get(0).layout().skeleton().name(),
                    clips.get(0).name(),
                    layout.skeleton().name()));
      }
    }
    return new ActionSet("csv", layout, actions, clips, List.of());
  }

  private static String action(String file) {
    Matcher name = FILE.matcher(file);
    if (!name.matches()) {
      throw new AssertionError(file);
    }
    return name.group(1);
  }

  /** The bodies of one recording. */
  static List<BodyMotion> bodies(String file, byte[] text) throws SkeletonFormatException {
    List<String> lines = NumberLines.lines(text);
    String[] head = lines.isEmpty() ? new String[0] : lines.get(0).strip().split(",", -1);
    if (head.length < 2 || !head[0].equals("layout")) {
      throw new SkeletonFormatException(
          "%s, line 1: needs layout,NAME such as layout,kinect-20".formatted(file));
    }
    BodyLayout layout;
    try {
      layout = BodyLayout.named(head[1].strip());
    } catch (IllegalArgumentException unknown) {
      throw new SkeletonFormatException("%s, line 1: %s".formatted(file, unknown.getMessage()));
    }
    List<String> rows = lines.stream().skip(2).filter(line -> !line.isBlank()).toList();
    if (rows.isEmpty()) {
      throw new SkeletonFormatException(
          "%s: needs a line for each moment after the two of layout and header, got none"
              .formatted(file));
    }
    int one = layout.size() * BodyMotion.AXES;
    int persons = rows.get(0).split(",", -1).length <= 1 + one ? 1 : 2;
    List<JointBuffer> bodies =
        IntStream.range(0, persons).mapToObj(i -> new JointBuffer(layout, rows.size())).toList();
    List<MediaTime> times = new ArrayList<>();
    for (int t = 0; t < rows.size(); t++) {
      String[] cells = rows.get(t).split(",", -1);
      if (cells.length != 1 + persons * one) {
        throw new SkeletonFormatException(
            "%s, row %d: needs the time and %d coordinates, got %d cells"
                .formatted(file, t + 1, persons * one, cells.length));
      }
      times.add(MediaTime.ofSeconds(NumberLines.number(file, t + 3, cells[0].strip())));
      for (int joint = 0; joint < persons * layout.size(); joint++) {
        int at = 1 + 3 * joint;
        bodies
            .get(joint / layout.size())
            .put(
                t,
                joint % layout.size(),
                coordinate(file, t, cells[at]),
                coordinate(file, t, cells[at + 1]),
                coordinate(file, t, cells[at + 2]));
      }
    }
    try {
      return bodies.stream().map(body -> body.motion(times)).toList();
    } catch (IllegalArgumentException wrong) {
      throw new SkeletonFormatException("%s: %s".formatted(file, wrong.getMessage()), wrong);
    }
  }

  private static double coordinate(String file, int row, String cell)
      throws SkeletonFormatException {
    return cell.isBlank() ? Double.NaN : NumberLines.number(file, row + 3, cell.strip());
  }
}
