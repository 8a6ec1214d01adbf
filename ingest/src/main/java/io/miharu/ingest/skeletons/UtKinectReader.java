package io.miharu.ingest.skeletons;

import io.miharu.core.ActionClip;
import io.miharu.core.ActionSet;
import io.miharu.core.BodyLayout;
import io.miharu.core.LabelledStream;
import io.miharu.core.MediaTime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * UTKinect-Action: ten actions in a row, ten persons, two recordings each.
 *
 * <p>Source: Xia, Chen and Aggarwal, "View Invariant Human Action Recognition Using Histograms of
 * 3D Joints", CVPR Workshops 2012. Files {@code joints_s01_e01.txt} hold 61 numbers a line: the
 * frame's index, which skips, and 20 joints in metres. Three traps: labels are indices, not line
 * numbers; some lines repeat the index of the line before, and of those the first one counts; one
 * interval is {@code NaN NaN}. Of the two label files the corrected one is read.
 */
public final class UtKinectReader implements ActionSetReader {

  private static final Pattern FILE = Pattern.compile("(?:.*/)?joints_((s\\d\\d)_e\\d\\d)\\.txt");
  private static final String LABELS = "actionLabel_modified.txt";
  private static final Pattern RECORDING = Pattern.compile("s\\d\\d_e\\d\\d");
  private static final Pattern LABEL = Pattern.compile("(\\w+):\\s*(\\w+)\\s+(\\w+)");
  private static final List<String> FILE_WORDS =
      List.of(
          "walk",
          "sitDown",
          "standUp",
          "pickUp",
          "carry",
          "throw",
          "push",
          "pull",
          "waveHands",
          "clapHands");

  /** The classes, in the order of the label file. */
  public static final List<String> ACTIONS =
      List.of(
          "walk",
          "sit-down",
          "stand-up",
          "pick-up",
          "carry",
          "throw",
          "push",
          "pull",
          "wave-hands",
          "clap-hands");

  private static final double INDICES_PER_SECOND = 30;
  private static final int JOINTS = BodyLayout.KINECT_20.size();

  /** A label as the file has it: indices of the first and the last frame. */
  private record Label(int action, int first, int last) {}

  /** A recording and the index of each of its frames. */
  private record Recording(JointBuffer body, List<Integer> indices) {}

  @Override
  public ActionSet read(Path source) throws IOException {
    List<String> leftOut = new ArrayList<>();
    List<ActionClip> clips = new ArrayList<>();
    for (LabelledStream stream : streams(source, leftOut)) {
      for (LabelledStream.Interval interval : stream.intervals()) {
        clips.add(
            new ActionClip(
                stream.name() + "_" + ACTIONS.get(interval.action()),
                interval.action(),
                stream.subject(),
                stream.name(),
                List.of(stream.motion().part(interval.from(), interval.to()))));
      }
    }
    return new ActionSet("utkinect", BodyLayout.KINECT_20, ACTIONS, clips, leftOut);
  }

  /** The whole recordings with their intervals, for detection in a stream. */
  public List<LabelledStream> streams(Path source) throws IOException {
    return streams(source, new ArrayList<>());
  }

  private static List<LabelledStream> streams(Path source, List<String> leftOut)
      throws IOException {
    Map<String, byte[]> files =
        RecordingFiles.read(source, name -> FILE.matcher(name).matches() || isLabels(name));
    byte[] labelText =
        files.entrySet().stream()
            .filter(file -> isLabels(file.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow(
                () ->
                    new SkeletonFormatException(
                        "%s has no %s; the first label file has wrong ends"
                            .formatted(source, LABELS)));
    Map<String, List<Label>> labels = labels(labelText, leftOut);
    List<LabelledStream> streams = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Matcher name = FILE.matcher(file.getKey());
      if (name.matches()) {
        streams.add(
            stream(
                name,
                recording(file.getKey(), file.getValue()),
                labels.getOrDefault(name.group(1), List.of()),
                leftOut));
      }
    }
    return streams;
  }

  private static boolean isLabels(String name) {
    return name.equals(LABELS) || name.endsWith("/" + LABELS);
  }

  private static LabelledStream stream(
      Matcher name, Recording recording, List<Label> labels, List<String> leftOut) {
    List<LabelledStream.Interval> intervals = new ArrayList<>();
    for (Label label : labels) {
      int from = place(recording.indices(), label.first());
      int to = place(recording.indices(), label.last() + 1);
      if (from < to) {
        intervals.add(new LabelledStream.Interval(label.action(), from, to));
      } else {
        leftOut.add(
            "%s %s: no frame has an index from %d to %d"
                .formatted(
                    name.group(1), ACTIONS.get(label.action()), label.first(), label.last()));
      }
    }
    List<MediaTime> times =
        recording.indices().stream()
            .map(index -> MediaTime.ofSeconds(index / INDICES_PER_SECOND))
            .toList();
    return new LabelledStream(
        name.group(1), name.group(2), recording.body().motion(times), intervals);
  }

  /** The place of the first frame whose index is at least {@code index}. */
  private static int place(List<Integer> indices, int index) {
    int place = 0;
    while (place < indices.size() && indices.get(place) < index) {
      place++;
    }
    return place;
  }

  private static Recording recording(String file, byte[] text) throws SkeletonFormatException {
    Map<Integer, double[]> byIndex = new TreeMap<>();
    for (double[] row : NumberLines.rows(file, text, 1 + 3 * JOINTS)) {
      byIndex.putIfAbsent((int) row[0], row);
    }
    JointBuffer body = new JointBuffer(BodyLayout.KINECT_20, byIndex.size());
    int frame = 0;
    for (double[] row : byIndex.values()) {
      for (int joint = 0; joint < JOINTS; joint++) {
        int at = 1 + 3 * joint;
        body.putUnlessZero(frame, joint, row[at], row[at + 1], row[at + 2]);
      }
      frame++;
    }
    return new Recording(body, List.copyOf(byIndex.keySet()));
  }

  private static Map<String, List<Label>> labels(byte[] text, List<String> leftOut)
      throws SkeletonFormatException {
    Map<String, List<Label>> labels = new TreeMap<>();
    String recording = "";
    int number = 0;
    for (String raw : NumberLines.lines(text)) {
      number++;
      String line = raw.strip();
      Matcher label = LABEL.matcher(line);
      if (RECORDING.matcher(line).matches()) {
        recording = line;
      } else if (label.matches() && FILE_WORDS.contains(label.group(1)) && !recording.isEmpty()) {
        int action = FILE_WORDS.indexOf(label.group(1));
        double first = NumberLines.number(LABELS, number, label.group(2));
        double last = NumberLines.number(LABELS, number, label.group(3));
        if (Double.isNaN(first) || Double.isNaN(last)) {
          leftOut.add("%s %s: its interval is NaN".formatted(recording, ACTIONS.get(action)));
        } else {
          labels
              .computeIfAbsent(recording, key -> new ArrayList<>())
              .add(new Label(action, (int) first, (int) last));
        }
      } else if (!line.isEmpty()) {
        throw new SkeletonFormatException(
            "%s, line %d: needs a recording such as s01_e01 or a label such as walk: 252 390, got %s"
                .formatted(LABELS, number, line));
      }
    }
    return labels;
  }
}
