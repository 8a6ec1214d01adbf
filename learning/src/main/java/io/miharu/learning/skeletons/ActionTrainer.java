package io.miharu.learning.skeletons;

import io.miharu.learning.data.Seed;
import io.miharu.learning.training.Adam;
import io.miharu.nets.graph.Losses;
import io.miharu.nets.graph.TrainableNetwork;
import io.miharu.temporal.models.ActionModel;
import io.miharu.temporal.models.ActionNetwork;
import io.miharu.temporal.skeletons.NormalMotion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;

/** Trains a network of skeleton actions. The same clips, plan and seed give the same weights. */
public final class ActionTrainer {

  /** A clip to learn from. */
  public record Example(NormalMotion motion, int label) {}

  private static final double LAST_RATE = 1e-5;

  private final ActionModel model;
  private final TrainingPlan plan;

  public ActionTrainer(ActionModel model, TrainingPlan plan) {
    this.model = model;
    this.plan = plan;
  }

  /**
   * Trains from random weights.
   *
   * @param examples of all classes from 0
   * @param epochDone hears the mean loss of each epoch
   * @return open; the caller closes it
   */
  public TrainableNetwork train(
      List<Example> examples, int classes, long seed, DoubleConsumer epochDone) {
    TrainableNetwork net = TrainableNetwork.of(model.networks().network(classes, seed));
    AveragedWeights weights = new AveragedWeights(net, Adam.W, plan.averaging());
    // Whole batches only: the statistics of a small rest would be poor.
    int batch = Math.min(plan.batch(), examples.size());
    int stepsPerEpoch = Math.max(1, examples.size() / batch);
    int epochs = plan.epochsFor(examples.size());
    int steps = epochs * stepsPerEpoch;
    int step = 0;
    List<Example> order = new ArrayList<>(examples);
    Random shuffle = new Random(seed);
    Seed variation = new Seed(seed).of("variation");
    Seed dropout = new Seed(seed).of("dropout");
    for (int epoch = 0; epoch < epochs; epoch++) {
      Collections.shuffle(order, shuffle);
      double loss = 0;
      for (int i = 0; i < stepsPerEpoch; i++) {
        List<Example> chosen = order.subList(i * batch, (i + 1) * batch);
        SplittableRandom random = variation.of(step).stream();
        TrainableNetwork.Gradients found =
            net.gradients(
                Map.of(model.input(), inputs(chosen, random)),
                batch,
                Map.of(
                    ActionModel.OUTPUT, Losses.softmaxCrossEntropy(labels(chosen, classes), batch)),
                dropout.of(step).value());
        weights.step(found.byParameter(), rate(step, steps), plan.weightDecay());
        loss += found.loss() / stepsPerEpoch;
        step++;
      }
      epochDone.accept(loss);
    }
    weights.keepAverage();
    return net;
  }

  private float[] inputs(List<Example> chosen, SplittableRandom random) {
    float[] all = new float[0];
    for (int i = 0; i < chosen.size(); i++) {
      NormalMotion motion = chosen.get(i).motion();
      if (plan.swapBodies() && motion.bodies() == 2 && random.nextBoolean()) {
        motion = motion.swapped();
      }
      NormalMotion varied = plan.augmentation().apply(motion, random);
      float[] one = model.features().apply(plan.sight().learned(varied, random));
      if (i == 0) {
        all = new float[one.length * chosen.size()];
      }
      System.arraycopy(one, 0, all, i * one.length, one.length);
    }
    return all;
  }

  private float[] labels(List<Example> chosen, int classes) {
    return Losses.oneHot(
        chosen.stream().mapToInt(Example::label).toArray(), classes, plan.smoothing());
  }

  private double rate(int step, int steps) {
    double warm = Math.max(1, steps / 10.0);
    if (step < warm) {
      return plan.rate() * (step + 1) / warm;
    }
    double share = (step - warm) / Math.max(1, steps - warm);
    return LAST_RATE + (plan.rate() - LAST_RATE) * 0.5 * (1 + Math.cos(Math.PI * share));
  }

  /**
   * The shares of the classes for each clip, {@code [clips][classes]}: the mean over a pair's two
   * orders of persons.
   *
   * @param mirrored whether the mirrored clip is looked at too
   */
  public static double[][] predict(
      TrainableNetwork net, ActionModel model, List<NormalMotion> clips, boolean mirrored) {
    double[][] shares = new double[clips.size()][];
    for (int i = 0; i < clips.size(); i++) {
      List<NormalMotion> looks = new ArrayList<>(List.of(clips.get(i)));
      if (mirrored) {
        looks.add(clips.get(i).mirrored());
      }
      if (clips.get(i).bodies() == 2) {
        List.copyOf(looks).forEach(look -> looks.add(look.swapped()));
      }
      float[][] inputs = looks.stream().map(model.features()).toArray(float[][]::new);
      float[] joined = new float[inputs[0].length * inputs.length];
      for (int k = 0; k < inputs.length; k++) {
        System.arraycopy(inputs[k], 0, joined, k * inputs[k].length, inputs[k].length);
      }
      float[] logits =
          net.outputs(Map.of(model.input(), joined), inputs.length)
              .getOrDefault(ActionModel.OUTPUT, new float[0]);
      shares[i] = ActionNetwork.meanShares(logits, inputs.length);
    }
    return shares;
  }
}
