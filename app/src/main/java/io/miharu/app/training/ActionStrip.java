package io.miharu.app.training;

import io.miharu.app.report.PageText;
import io.miharu.core.ActionClip;
import io.miharu.core.BodyMotion;
import io.miharu.core.SkeletonLayout;
import io.miharu.temporal.models.ActionNetwork;
import io.miharu.temporal.skeletons.MotionCleaner.UnusableMotionException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * One clip as a row of stick figures, each with the action that the network sees in what has passed
 * until then.
 */
final class ActionStrip {

  private static final int FIGURES = 8;
  private static final int WIDTH = 130;
  private static final int HEIGHT = 170;
  private static final List<String> COLOURS = List.of("#0072b2", "#d55e00");
  private static final int FEWEST_FRAMES = 4;

  /** Height of a figure's part of a page. */
  private static final double METRES = 2;

  private ActionStrip() {}

  /** The row as SVG. */
  static String svg(ActionClip clip, String truth, ActionNetwork network) throws IOException {
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<h3>%s, in truth %s</h3>%n<svg width=\"%d\" height=\"%d\">%n",
            PageText.escape(clip.name()),
            PageText.escape(truth),
            FIGURES * WIDTH,
            HEIGHT + 40));
    double[] view = view(clip);
    for (int figure = 0; figure < FIGURES; figure++) {
      int frame = Math.round((clip.frames() - 1) * (figure + 1) / (float) FIGURES);
      for (int body = 0; body < clip.bodies().size(); body++) {
        lines(svg, clip.bodies().get(body), frame, view, figure * WIDTH, COLOURS.get(body));
      }
      svg.append(
          String.format(
              Locale.ROOT,
              "<text x=\"%d\" y=\"%d\" font-size=\"12\">%s</text>%n",
              figure * WIDTH + 4,
              HEIGHT + 24,
              PageText.escape(seen(clip, frame + 1, network))));
    }
    return svg.append("</svg>\n").toString();
  }

  /** The action in the first frames, with its share. */
  private static String seen(ActionClip clip, int frames, ActionNetwork network)
      throws IOException {
    if (frames < FEWEST_FRAMES) {
      return "too short yet";
    }
    try {
      double[] shares =
          network.shares(clip.bodies().stream().map(body -> body.part(0, frames)).toList());
      int best = 0;
      for (int k = 1; k < shares.length; k++) {
        best = shares[k] > shares[best] ? k : best;
      }
      return String.format(
          Locale.ROOT, "%s %.0f %%", network.description().actions().get(best), 100 * shares[best]);
    } catch (UnusableMotionException unfit) {
      return "unusable";
    }
  }

  /**
   * One frame of one body as a stick figure, grey, its root at a place.
   *
   * @param x of the root, px
   * @param height of the body about, px
   */
  static void figure(StringBuilder svg, BodyMotion body, int frame, double x, double height) {
    int root = body.layout().root();
    if (Float.isNaN(body.at(frame, root, 0))) {
      return;
    }
    double scale = height / METRES;
    double[] view = {-body.at(frame, root, 0), body.at(frame, root, 1) + METRES / 2, scale};
    lines(svg, body, frame, view, x, "#444");
  }

  /** Left, top and pixels per metre, so that all frames fit. */
  private static double[] view(ActionClip clip) {
    double[] bounds = {1e9, -1e9, -1e9, 1e9};
    for (BodyMotion body : clip.bodies()) {
      for (int t = 0; t < body.frames(); t++) {
        for (int joint = 0; joint < body.layout().size(); joint++) {
          double x = -body.at(t, joint, 0);
          double y = body.at(t, joint, 1);
          if (!Double.isNaN(x)) {
            bounds[0] = Math.min(bounds[0], x);
            bounds[1] = Math.max(bounds[1], x);
            bounds[2] = Math.max(bounds[2], y);
            bounds[3] = Math.min(bounds[3], y);
          }
        }
      }
    }
    double scale =
        0.9
            * Math.min(
                WIDTH / Math.max(0.1, bounds[1] - bounds[0]),
                HEIGHT / Math.max(0.1, bounds[2] - bounds[3]));
    return new double[] {bounds[0], bounds[2], scale};
  }

  private static void lines(
      StringBuilder svg, BodyMotion body, int frame, double[] view, double left, String colour) {
    for (SkeletonLayout.Bone bone : body.layout().skeleton().bones()) {
      if (Float.isNaN(body.at(frame, bone.from(), 0))
          || Float.isNaN(body.at(frame, bone.to(), 0))) {
        continue;
      }
      svg.append(
          String.format(
              Locale.ROOT,
              "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\""
                  + " stroke-width=\"2.5\" stroke-linecap=\"round\"/>%n",
              // The sensor's left is x: a picture from its place has x running to the left.
              left + 5 + (-body.at(frame, bone.from(), 0) - view[0]) * view[2],
              5 + (view[1] - body.at(frame, bone.from(), 1)) * view[2],
              left + 5 + (-body.at(frame, bone.to(), 0) - view[0]) * view[2],
              5 + (view[1] - body.at(frame, bone.to(), 1)) * view[2],
              colour));
    }
  }
}
