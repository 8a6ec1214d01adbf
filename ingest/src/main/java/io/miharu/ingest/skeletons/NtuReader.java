package io.miharu.ingest.skeletons;

import io.miharu.core.ActionClip;
import io.miharu.core.ActionSet;
import io.miharu.core.BodyLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * NTU RGB+D: sixty actions, or with its extension 120, of one or two persons.
 *
 * <p>Source: Shahroudy et al., "NTU RGB+D: A Large Scale Dataset for 3D Human Activity Analysis",
 * CVPR 2016. Files {@code S001C002P003R002A013.skeleton}: the number of frames; for each frame the
 * number of bodies; for each body a line of its id and state, the number of joints, and a line of
 * 12 numbers for each joint, of which the first three are metres. Where more than two bodies were
 * seen, the two that move most are taken, for the sensor takes furniture for people; a recording
 * without a body is left out.
 */
final class NtuReader implements ActionSetReader {

  private static final Pattern FILE =
      Pattern.compile("(?:.*/)?(S\\d{3}(C\\d{3})(P\\d{3})R\\d{3}A(\\d{3}))\\.skeleton");
  private static final double FRAMES_PER_SECOND = 30;
  private static final int JOINTS = BodyLayout.NTU_25.size();
  private static final int NUMBERS_OF_A_JOINT = 12;
  private static final int ACTIONS = 120;

  /** Walks through the lines of one file. */
  private static final class Lines {
    private final String file;
    private final List<String> lines;
    private int next;

    Lines(String file, byte[] text) {
      this.file = file;
      this.lines = NumberLines.lines(text);
    }

    String[] words(int least) throws SkeletonFormatException {
      if (next >= lines.size()) {
        throw new SkeletonFormatException(
            "%s ends after %d lines, in the middle of a frame".formatted(file, lines.size()));
      }
      String[] words = lines.get(next++).strip().split("\\s+", -1);
      if (words.length < least) {
        throw new SkeletonFormatException(
            "%s, line %d: needs %d numbers, got %d".formatted(file, next, least, words.length));
      }
      return words;
    }

    int count() throws SkeletonFormatException {
      double count = NumberLines.number(file, next + 1, words(1)[0]);
      if (!(count >= 0 && count <= 100_000)) {
        throw new SkeletonFormatException(
            "%s, line %d: needs a count, got %s".formatted(file, next, count));
      }
      return (int) count;
    }
  }

  @Override
  public ActionSet read(Path source) throws IOException {
    List<ActionClip> clips = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (Map.Entry<String, byte[]> file :
        RecordingFiles.read(source, name -> FILE.matcher(name).matches()).entrySet()) {
      Matcher name = FILE.matcher(file.getKey());
      if (!name.matches()) {
        continue;
      }
      List<JointBuffer> bodies = bodies(new Lines(file.getKey(), file.getValue()));
      if (bodies.isEmpty()) {
        leftOut.add(name.group(1) + ": no frame has a body");
        continue;
      }
      clips.add(
          new ActionClip(
              name.group(1),
              Integer.parseInt(name.group(4)) - 1,
              name.group(3),
              name.group(1) + name.group(2),
              bodies.stream().map(body -> body.motion(FRAMES_PER_SECOND)).toList()));
    }
    List<String> actions =
        IntStream.rangeClosed(1, ACTIONS)
            .mapToObj(i -> String.format(Locale.ROOT, "a%03d", i))
            .toList();
    return new ActionSet("ntu", BodyLayout.NTU_25, actions, clips, leftOut);
  }

  /** The bodies of a recording, at most two, those that move most first. */
  private static List<JointBuffer> bodies(Lines lines) throws SkeletonFormatException {
    int frames = lines.count();
    Map<String, JointBuffer> bodies = new LinkedHashMap<>();
    Map<String, double[]> spread = new LinkedHashMap<>();
    for (int t = 0; t < frames; t++) {
      int seen = lines.count();
      for (int body = 0; body < seen; body++) {
        String id = lines.words(1)[0];
        JointBuffer buffer =
            bodies.computeIfAbsent(id, key -> new JointBuffer(BodyLayout.NTU_25, frames));
        double[] sums = spread.computeIfAbsent(id, key -> new double[4]);
        int joints = lines.count();
        if (joints != JOINTS) {
          throw new SkeletonFormatException(
              "%s, line %d: needs %d joints, got %d"
                  .formatted(lines.file, lines.next, JOINTS, joints));
        }
        for (int joint = 0; joint < JOINTS; joint++) {
          String[] words = lines.words(NUMBERS_OF_A_JOINT);
          double x = NumberLines.number(lines.file, lines.next, words[0]);
          double y = NumberLines.number(lines.file, lines.next, words[1]);
          double z = NumberLines.number(lines.file, lines.next, words[2]);
          buffer.putUnlessZero(t, joint, x, y, z);
          sums[0]++;
          sums[1] += x;
          sums[2] += y;
          sums[3] += x * x + y * y;
        }
      }
    }
    return spread.entrySet().stream()
        .sorted(Comparator.comparingDouble(entry -> -motion(entry.getValue())))
        .limit(2)
        .map(entry -> bodies.get(entry.getKey()))
        .toList();
  }

  /** Variance of the positions times their number: long and lively wins. */
  private static double motion(double[] sums) {
    return sums[3] - (sums[1] * sums[1] + sums[2] * sums[2]) / Math.max(1, sums[0]);
  }
}
