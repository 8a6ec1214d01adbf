package io.miharu.ingest.skeletons;

import io.miharu.core.ActionClip;
import io.miharu.core.ActionSet;
import io.miharu.core.BodyLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sources;
import us.hebi.matlab.mat.types.Struct;

/**
 * Florence 3D Actions: nine everyday actions of ten persons.
 *
 * <p>Source: Seidenari et al., "Recognizing Actions from Depth Cameras as Weakly Aligned Multi-Part
 * Bag-of-Poses", CVPR Workshops 2013, in the MATLAB form of Vemulapalli et al., CVPR 2014: a cell
 * array of structures with {@code original_skeletal_data} of shape 3 x 15 x T in metres (sideways,
 * depth, up), {@code subject} and {@code action}. The set's frame rate is not in the files; we
 * write 10 per second.
 */
final class FlorenceReader implements ActionSetReader {

  private static final String FILE = "skeletal_data.mat";
  private static final List<String> ACTIONS =
      List.of(
          "wave",
          "drink",
          "answer-phone",
          "clap",
          "tie-laces",
          "sit-down",
          "stand-up",
          "read-watch",
          "bow");
  private static final double FRAMES_PER_SECOND = 10;
  private static final int JOINTS = BodyLayout.FLORENCE_15.size();

  @Override
  public ActionSet read(Path source) throws IOException {
    byte[] bytes =
        RecordingFiles.read(source, name -> name.equals(FILE) || name.endsWith("/" + FILE))
            .values()
            .iterator()
            .next();
    List<ActionClip> clips = new ArrayList<>();
    try (Mat5File file = Mat5.newReader(Sources.wrap(bytes)).readMat()) {
      Cell recordings = file.getCell("skeletal_data");
      for (int i = 0; i < recordings.getNumElements(); i++) {
        clips.add(clip(i, recordings.getStruct(i)));
      }
    } catch (RuntimeException malformed) {
      // The library says with unchecked exceptions that a name or a type is not there.
      throw new SkeletonFormatException(
          "%s is not Florence 3D's skeletal_data.mat: %s".formatted(source, malformed.getMessage()),
          malformed);
    }
    return new ActionSet("florence", BodyLayout.FLORENCE_15, ACTIONS, clips, List.of());
  }

  private static ActionClip clip(int index, Struct recording) throws SkeletonFormatException {
    int subject = recording.getMatrix("subject").getInt(0);
    int action = recording.getMatrix("action").getInt(0) - 1;
    Matrix joints = recording.getMatrix("original_skeletal_data");
    int[] shape = joints.getDimensions();
    if (shape.length != 3
        || shape[0] != 3
        || shape[1] != JOINTS
        || action < 0
        || action >= ACTIONS.size()) {
      throw new SkeletonFormatException(
          "%s, recording %d: needs 3 x %d x T numbers of an action from 1 to %d, got %s of action %d"
              .formatted(
                  FILE, index + 1, JOINTS, ACTIONS.size(), Arrays.toString(shape), action + 1));
    }
    JointBuffer body = new JointBuffer(BodyLayout.FLORENCE_15, shape[2]);
    for (int t = 0; t < shape[2]; t++) {
      for (int joint = 0; joint < JOINTS; joint++) {
        // Column-major: the axis runs fastest. The file's axes are sideways, depth, up.
        int at = (t * JOINTS + joint) * 3;
        body.putUnlessZero(
            t, joint, joints.getDouble(at), joints.getDouble(at + 2), joints.getDouble(at + 1));
      }
    }
    String name = String.format(Locale.ROOT, "%03d", index + 1);
    return new ActionClip(
        name,
        action,
        String.format(Locale.ROOT, "s%02d", subject),
        name,
        List.of(body.motion(FRAMES_PER_SECOND)));
  }
}
