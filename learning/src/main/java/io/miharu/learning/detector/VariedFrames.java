package io.miharu.learning.detector;

import io.miharu.core.Box;
import io.miharu.learning.data.Examples;
import io.miharu.learning.detector.PictureBuffer.Placement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Labelled frames as examples for a {@link DetectorTrainee}: pixels, then targets, then a teacher's
 * hints if there is one. Frames with rare things come several times (Gupta, Dollár, Girshick,
 * "LVIS", CVPR 2019, section 4.2: the square root of how rare). Borrows the store and the teacher.
 * One thread at a time.
 */
public final class VariedFrames implements Examples {

  /** A class that fewer frames show is rare. */
  private static final double RARE = 0.06;

  private static final int MOST_TIMES = 4;

  /** The most things that are pasted into one picture. */
  private static final int MOST_PASTED = 4;

  /** Between these lie the longer sides of what is pasted, px. */
  private static final double LEAST_SIDE = 14;

  private static final double MOST_SIDE = 150;

  /** More enlarged, a thing is only blurred. */
  private static final double MOST_ENLARGED = 1.5;

  /** How often a picture is blurred in which something was drawn: no lens has such edges. */
  private static final double SOFTENED = 0.4;

  private final FrameStore store;
  private final List<LabelledFrame> frames;
  private final List<Integer> order = new ArrayList<>();
  private final FrameVariation variation;
  private final ThingCuts cuts;
  private final Sketcher sketcher;
  private final Optional<DenseTeacher> teacher;
  private final int width;
  private final int height;
  private byte[] pixels = {};

  /**
   * @param frames of the store
   * @param sketcher draws over as many of them as the variation says
   * @param teacher whose hints follow the targets
   */
  public VariedFrames(
      FrameStore store,
      List<LabelledFrame> frames,
      DetectorNetwork network,
      FrameVariation variation,
      Sketcher sketcher,
      Optional<DenseTeacher> teacher) {
    this.teacher = teacher;
    this.sketcher = sketcher;
    this.store = store;
    this.frames = List.copyOf(frames);
    this.variation = variation;
    this.cuts = new ThingCuts(variation.paste() > 0 ? frames : List.of());
    this.width = network.width();
    this.height = network.height();
    int[] shown = new int[DetectorLabels.ALL.size()];
    for (LabelledFrame frame : frames) {
      for (int k = 0; k < shown.length; k++) {
        shown[k] += shows(frame, k) ? 1 : 0;
      }
    }
    for (int i = 0; i < frames.size(); i++) {
      int times = 1;
      for (int k = 0; k < shown.length; k++) {
        if (shows(frames.get(i), k)) {
          double rare = RARE * frames.size() / shown[k];
          times = Math.max(times, (int) Math.min(MOST_TIMES, Math.round(Math.sqrt(rare))));
        }
      }
      for (int t = 0; t < times; t++) {
        order.add(i);
      }
    }
  }

  /** Each frame once, as it is, with the boxes that judge a detector. */
  public static VariedFrames once(
      FrameStore store, List<LabelledFrame> frames, DetectorNetwork network) {
    FrameVariation plain = FrameVariation.DEFAULT.withConfidences(false);
    VariedFrames all =
        new VariedFrames(
            store,
            frames,
            network,
            plain,
            (bgr, width, height, seed) -> List.of(),
            Optional.empty());
    all.order.clear();
    for (int i = 0; i < frames.size(); i++) {
      all.order.add(i);
    }
    return all;
  }

  private static boolean shows(LabelledFrame frame, int kind) {
    return frame.boxes().stream()
        .anyMatch(box -> box.isThing() && box.label().equals(DetectorLabels.ALL.get(kind)));
  }

  @Override
  public int size() {
    return order.size();
  }

  @Override
  public int values() {
    return 3 * width * height + TargetBoxes.LENGTH + teacher.map(DenseTeacher::length).orElse(0);
  }

  @Override
  public List<String> classes() {
    return List.of("picture");
  }

  @Override
  public int label(int example) {
    return 0;
  }

  /** The whole frame, fitted into the top-left corner, as the engine looks at it. */
  @Override
  public void read(int example, float[] into, int offset) throws IOException {
    PictureBuffer picture = new PictureBuffer(width, height);
    LabelledFrame frame = frame(example);
    Placement how = new Placement(fit(frame), 0, 0, false);
    picture.lay(frame, pixels(frame), how, whole(), variation.confidences());
    write(picture, into, offset);
  }

  private void write(PictureBuffer picture, float[] into, int offset) throws IOException {
    picture.write(into, offset);
    if (teacher.isPresent()) {
      int behind = offset + 3 * width * height + TargetBoxes.LENGTH;
      teacher.get().look(into, offset, into, behind);
    }
  }

  @Override
  public int vary(int example, SplittableRandom random, float[] into, int offset)
      throws IOException {
    PictureBuffer picture = new PictureBuffer(width, height);
    if (random.nextDouble() < variation.mosaic()) {
      mosaic(example, random, picture);
    } else {
      single(example, random, picture);
    }
    // No number is drawn where nothing is added, so that a seed gives what it gave before.
    if (variation.sketch() > 0 && random.nextDouble() < variation.sketch()) {
      picture.sketch(sketcher, random.nextLong());
      if (random.nextDouble() < SOFTENED) {
        PictureHarm.blur(picture.bgr(), width, height);
      }
    }
    if (variation.paste() > 0 && random.nextDouble() < variation.paste()) {
      paste(random, picture);
    }
    PictureHarm.colour(picture.bgr(), variation.colour(), random);
    if (random.nextDouble() < variation.harm()) {
      PictureHarm.blur(picture.bgr(), width, height);
    }
    if (random.nextDouble() < variation.harm()) {
      PictureHarm.night(picture.bgr(), random);
    }
    if (random.nextDouble() < variation.harm()) {
      PictureHarm.compress(picture.bgr(), width, height, random);
    }
    write(picture, into, offset);
    return 0;
  }

  /** One frame, larger or smaller, somewhere. */
  private void single(int example, SplittableRandom random, PictureBuffer picture)
      throws IOException {
    FramePicture laid = turned(frame(example), random);
    LabelledFrame frame = laid.frame();
    double scale = fit(frame) * variation.zoom() * scale(random);
    double roomX = width - frame.width() * scale;
    double roomY = height - frame.height() * scale;
    Placement how =
        new Placement(
            scale,
            roomX * random.nextDouble(),
            roomY * random.nextDouble(),
            variation.flip() && random.nextBoolean());
    picture.lay(frame, laid.pixels(), how, whole(), variation.confidences());
  }

  /** A frame as it was filmed, or, if it shows people alone, sometimes lying on its side. */
  private FramePicture turned(LabelledFrame frame, SplittableRandom random) throws IOException {
    FramePicture filmed = new FramePicture(frame, pixels(frame));
    boolean turns =
        variation.turn() > 0 && filmed.showsPeopleAlone() && random.nextDouble() < variation.turn();
    return turns ? filmed.turned(random.nextBoolean()) : filmed;
  }

  /** Four frames that meet somewhere in the middle (Bochkovskiy et al., arXiv:2004.10934). */
  private void mosaic(int example, SplittableRandom random, PictureBuffer picture)
      throws IOException {
    int middleX = (int) (width * (0.3 + 0.4 * random.nextDouble()));
    int middleY = (int) (height * (0.3 + 0.4 * random.nextDouble()));
    for (int part = 0; part < 4; part++) {
      FramePicture laid = turned(frame(part == 0 ? example : random.nextInt(size())), random);
      LabelledFrame frame = laid.frame();
      float left = part % 2 == 0 ? 0 : middleX;
      float top = part < 2 ? 0 : middleY;
      Box window = new Box(left, top, part % 2 == 0 ? middleX : width, part < 2 ? middleY : height);
      double fit = Math.max(window.width() / frame.width(), window.height() / frame.height());
      double scale = fit * variation.zoom() * (0.8 + 0.7 * random.nextDouble());
      Placement how =
          new Placement(
              scale,
              window.left() + (window.width() - frame.width() * scale) * random.nextDouble(),
              window.top() + (window.height() - frame.height() * scale) * random.nextDouble(),
              variation.flip() && random.nextBoolean());
      picture.lay(frame, laid.pixels(), how, window, variation.confidences());
    }
  }

  /** Things of other frames, larger or smaller, where they hide little of what is there. */
  private void paste(SplittableRandom random, PictureBuffer picture) throws IOException {
    int wanted = 1 + random.nextInt(MOST_PASTED);
    for (int i = 0; i < wanted; i++) {
      Optional<ThingCuts.Cut> cut = cuts.draw(random);
      if (cut.isPresent()) {
        LabelledFrame frame = cut.get().frame();
        Box box = cut.get().thing().box();
        double side = LEAST_SIDE * Math.pow(MOST_SIDE / LEAST_SIDE, random.nextDouble());
        double scale = Math.min(MOST_ENLARGED, side / Math.max(box.width(), box.height()));
        double left = (width - box.width() * scale) * random.nextDouble();
        double top = (height - box.height() * scale) * random.nextDouble();
        boolean mirrored = variation.flip() && random.nextBoolean();
        picture.paste(
            frame,
            pixels(frame),
            cut.get().thing(),
            PictureBuffer.placed(frame, box, scale, left, top, mirrored),
            variation.confidences());
      }
    }
  }

  private double scale(SplittableRandom random) {
    double low = Math.log(variation.minScale());
    return Math.exp(low + (Math.log(variation.maxScale()) - low) * random.nextDouble());
  }

  private double fit(LabelledFrame frame) {
    return Math.min((double) width / frame.width(), (double) height / frame.height());
  }

  private Box whole() {
    return new Box(0, 0, width, height);
  }

  private LabelledFrame frame(int example) {
    return frames.get(order.get(example));
  }

  private byte[] pixels(LabelledFrame frame) throws IOException {
    if (pixels.length < frame.bytes()) {
      pixels = new byte[frame.bytes()];
    }
    store.read(frame, pixels);
    return pixels;
  }
}
