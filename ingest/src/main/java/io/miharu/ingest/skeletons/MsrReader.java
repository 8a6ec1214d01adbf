package io.miharu.ingest.skeletons;

import io.miharu.core.ActionClip;
import io.miharu.core.ActionSet;
import io.miharu.core.BodyLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * MSR-Action3D: twenty gestures and sports moves of ten persons.
 *
 * <p>Source: Li, Zhang and Liu, "Action Recognition Based on a Bag of 3D Points", CVPR Workshops
 * 2010. Files {@code a01_s02_e03_skeleton3D.txt} hold {@code x y z confidence} of 20 joints, a line
 * each, in metres. Where the set's list of used files lies beside them, only those are clips; the
 * lists {@code ActionSet1.txt} to {@code ActionSet3.txt} become those of the set, AS1 to AS3. A
 * joint at 0 0 0 was lost; a recording of nothing else is left out, by name.
 */
final class MsrReader implements ActionSetReader {

  private static final Pattern FILE =
      Pattern.compile("(?:.*/)?(a(\\d\\d)_(s\\d\\d)_e\\d\\d)_skeleton3D\\.txt");
  private static final Pattern LIST = Pattern.compile("(?:.*/)?files_used_in_cvpr12_paper\\.txt");
  private static final Pattern SUBSET = Pattern.compile("(?:.*/)?ActionSet(\\d)\\.txt");
  private static final List<String> ACTIONS =
      List.of(
          "high-arm-wave",
          "horizontal-arm-wave",
          "hammer",
          "hand-catch",
          "forward-punch",
          "high-throw",
          "draw-x",
          "draw-tick",
          "draw-circle",
          "hand-clap",
          "two-hand-wave",
          "side-boxing",
          "bend",
          "forward-kick",
          "side-kick",
          "jogging",
          "tennis-swing",
          "tennis-serve",
          "golf-swing",
          "pick-up-and-throw");
  private static final double FRAMES_PER_SECOND = 15;
  private static final int JOINTS = BodyLayout.MSR_20.size();

  @Override
  public ActionSet read(Path source) throws IOException {
    Map<String, byte[]> files =
        RecordingFiles.read(
            source, name -> Stream.of(FILE, LIST, SUBSET).anyMatch(p -> p.matcher(name).matches()));
    Set<String> used = new HashSet<>();
    Map<String, List<String>> lists = new TreeMap<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Matcher subset = SUBSET.matcher(file.getKey());
      if (LIST.matcher(file.getKey()).matches()) {
        used.addAll(names(file.getValue()));
      } else if (subset.matches()) {
        lists.put("AS" + subset.group(1), names(file.getValue()));
      }
    }
    List<ActionClip> clips = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Matcher name = FILE.matcher(file.getKey());
      if (!name.matches()) {
        continue;
      }
      JointBuffer body = body(file.getKey(), file.getValue());
      if (body.framesWithBody() == 0) {
        leftOut.add(name.group(1) + ": all its joints are 0 0 0, no frame has a body");
      } else if (!used.isEmpty() && !used.contains(name.group(1))) {
        leftOut.add(name.group(1) + ": not in the set's list of used files");
      } else {
        clips.add(clip(name, body));
      }
    }
    return new ActionSet("msr", BodyLayout.MSR_20, ACTIONS, clips, leftOut, lists);
  }

  private static List<String> names(byte[] text) {
    return NumberLines.lines(text).stream().map(String::strip).toList();
  }

  private static ActionClip clip(Matcher name, JointBuffer body) throws SkeletonFormatException {
    int action = Integer.parseInt(name.group(2)) - 1;
    if (action < 0 || action >= ACTIONS.size()) {
      throw new SkeletonFormatException(
          "%s: actions are a01 to a20, got a%s".formatted(name.group(), name.group(2)));
    }
    return new ActionClip(
        name.group(1),
        action,
        name.group(3),
        name.group(1),
        List.of(body.motion(FRAMES_PER_SECOND)));
  }

  private static JointBuffer body(String file, byte[] text) throws SkeletonFormatException {
    List<double[]> rows = NumberLines.rows(file, text, 4);
    if (rows.size() % JOINTS != 0) {
      throw new SkeletonFormatException(
          "%s has %d lines; needs %d for each frame".formatted(file, rows.size(), JOINTS));
    }
    JointBuffer body = new JointBuffer(BodyLayout.MSR_20, rows.size() / JOINTS);
    for (int i = 0; i < rows.size(); i++) {
      double[] row = rows.get(i);
      body.putUnlessZero(i / JOINTS, i % JOINTS, row[0], row[1], row[2]);
    }
    return body;
  }
}
