package io.miharu.ingest.skeletons;

import io.miharu.core.ActionClip;
import io.miharu.core.ActionSet;
import io.miharu.core.BodyLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SBU Kinect Interaction: two persons in eight interactions.
 *
 * <p>Source: Yun et al., "Two-person Interaction Detection Using Body-Pose Features and Multiple
 * Instance Learning", CVPR Workshops 2012. Files {@code s01s02/03/001/skeleton_pos.txt} hold 91
 * numbers a line: the frame, then 15 joints of each person, normalised to the picture; we undo that
 * with the set's own formula, in metres: {@code x = 1.28 - 2.56x'}, {@code y = 0.96 - 1.6y'},
 * {@code z = 1.28z'}.
 */
final class SbuReader implements ActionSetReader {

  private static final Pattern FILE =
      Pattern.compile("(?:.*/)?(s\\d\\ds\\d\\d)/(\\d\\d)/(\\d{3})/skeleton_pos\\.txt");
  private static final List<String> ACTIONS =
      List.of(
          "approach", "depart", "kick", "push", "shake-hands", "hug", "exchange-object", "punch");
  private static final double FRAMES_PER_SECOND = 15;
  private static final int JOINTS = BodyLayout.SBU_15.size();

  @Override
  public ActionSet read(Path source) throws IOException {
    List<ActionClip> clips = new ArrayList<>();
    for (Map.Entry<String, byte[]> file :
        RecordingFiles.read(source, name -> FILE.matcher(name).matches()).entrySet()) {
      Matcher name = FILE.matcher(file.getKey());
      if (name.matches()) {
        clips.add(clip(file.getKey(), name, file.getValue()));
      }
    }
    return new ActionSet("sbu", BodyLayout.SBU_15, ACTIONS, clips, List.of());
  }

  private static ActionClip clip(String file, Matcher name, byte[] text)
      throws SkeletonFormatException {
    int action = Integer.parseInt(name.group(2)) - 1;
    if (action < 0 || action >= ACTIONS.size()) {
      throw new SkeletonFormatException(
          "%s: folders of actions are 01 to 08, got %s".formatted(file, name.group(2)));
    }
    List<double[]> rows = NumberLines.rows(file, text, 1 + 2 * JOINTS * 3);
    List<JointBuffer> bodies =
        List.of(
            new JointBuffer(BodyLayout.SBU_15, rows.size()),
            new JointBuffer(BodyLayout.SBU_15, rows.size()));
    for (int t = 0; t < rows.size(); t++) {
      double[] row = rows.get(t);
      for (int joint = 0; joint < 2 * JOINTS; joint++) {
        int at = 1 + 3 * joint;
        if (row[at] != 0 || row[at + 1] != 0 || row[at + 2] != 0) {
          bodies
              .get(joint / JOINTS)
              .put(
                  t,
                  joint % JOINTS,
                  1.28 - 2.56 * row[at],
                  0.96 - 1.6 * row[at + 1],
                  1.28 * row[at + 2]);
        }
      }
    }
    String clip = "%s_%s_%s".formatted(name.group(1), name.group(2), name.group(3));
    return new ActionClip(
        clip,
        action,
        name.group(1),
        clip,
        bodies.stream().map(body -> body.motion(FRAMES_PER_SECOND)).toList());
  }
}
