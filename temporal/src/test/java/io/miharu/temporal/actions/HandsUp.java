package io.miharu.temporal.actions;

import io.miharu.core.BodyLayout;
import io.miharu.core.ConceptId;
import io.miharu.nets.Calibration;
import io.miharu.nets.NetworkCard;
import io.miharu.nets.graph.NetworkBuilder;
import io.miharu.nets.graph.Tensor;
import io.miharu.nets.graph.TrainableNetwork;
import io.miharu.nets.graph.onnx.CardedExport;
import io.miharu.temporal.actions.ActionPreparation.Joints;
import io.miharu.temporal.skeletons.FrameFeatures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A network whose score of "hands-up" is four times how high both wrists of the first body are over
 * its hips, in trunk lengths, on the mean; of "hands-down" it is 0, and that is silent.
 */
final class HandsUp {

  static final ConceptId UP = ConceptId.of("hands-up");
  static final ConceptId DOWN = ConceptId.of("hands-down");
  static final double SECONDS = 2;

  private static final BodyLayout BODY = BodyLayout.COCO_15;
  private static final int FRAMES = 32;

  private HandsUp() {}

  static Path write(Path file, int bodies, Joints joints, boolean calibrated) throws IOException {
    int features = FrameFeatures.DEFAULT.size(BODY, bodies) / FRAMES;
    NetworkBuilder net = new NetworkBuilder("hands-up", 1);
    Tensor clip = net.input("features", features, 1, FRAMES);
    net.output("logits", clip.mean(2, 3).apply(net.dense("classes", 2)));
    try (TrainableNetwork network = TrainableNetwork.of(net.build())) {
      float[] weights = new float[features * 2]; // [in][class]
      for (String wrist : List.of("left-wrist", "right-wrist")) {
        weights[2 * (3 * BODY.skeleton().index(wrist) + 1)] = 2;
      }
      network.set("classes.weight", weights);
      network.set("classes.bias", new float[2]);
      ActionPreparation preparation =
          new ActionPreparation(
              ActionPreparation.FRAME_FEATURES, BODY, bodies, joints, SECONDS, List.of(DOWN));
      NetworkCard card =
          new NetworkCard(
              "hands-up",
              ActionPreparation.TASK,
              List.of(
                  new NetworkCard.Input(
                      "features",
                      List.of(features, 1, FRAMES),
                      List.of("feature", "row", "moment"))),
              preparation.facts(),
              "logits",
              List.of(UP, DOWN),
              calibrated ? Optional.of(Calibration.temperature(2, 0.01)) : Optional.empty(),
              new NetworkCard.Training("none", "none", "none", 1),
              Map.of(),
              "none",
              Optional.empty());
      CardedExport.write(network, card, file);
    }
    return file;
  }
}
