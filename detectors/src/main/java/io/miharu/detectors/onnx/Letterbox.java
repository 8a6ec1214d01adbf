package io.miharu.detectors.onnx;

import io.miharu.core.Box;
import io.miharu.nets.ImageInput;
import java.util.Optional;

/**
 * How a frame is fitted into the input of a network: scaled with one factor so that all of it is
 * seen, placed in the top-left corner as YOLOX does.
 *
 * <p>The scaled size is cut to whole pixels, so the two axes differ a little; boxes are mapped back
 * with each axis's own factor. Immutable.
 *
 * @param frameWidth px
 * @param frameHeight px
 * @param width of the frame inside the input, at least 1 px
 * @param height of the frame inside the input, at least 1 px
 * @param inputWidth px
 * @param inputHeight px
 */
record Letterbox(
    int frameWidth, int frameHeight, int width, int height, int inputWidth, int inputHeight) {

  /** As the network wants it: with its own proportions, or stretched to fill. */
  static Letterbox of(int frameWidth, int frameHeight, ImageInput input) {
    return input.stretched()
        ? new Letterbox(
            frameWidth, frameHeight, input.width(), input.height(), input.width(), input.height())
        : fit(frameWidth, frameHeight, input.width(), input.height());
  }

  static Letterbox fit(int frameWidth, int frameHeight, int inputWidth, int inputHeight) {
    double scale = Math.min((double) inputWidth / frameWidth, (double) inputHeight / frameHeight);
    return new Letterbox(
        frameWidth,
        frameHeight,
        Math.max(1, Math.min(inputWidth, (int) (frameWidth * scale))),
        Math.max(1, Math.min(inputHeight, (int) (frameHeight * scale))),
        inputWidth,
        inputHeight);
  }

  /** A box of the input in pixels of the frame, clipped; empty when it lies wholly outside. */
  Optional<Box> toFrame(Box box) {
    return box.scaled((double) frameWidth / width, (double) frameHeight / height)
        .clipped(frameWidth, frameHeight);
  }
}
