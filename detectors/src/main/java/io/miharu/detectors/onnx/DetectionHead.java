package io.miharu.detectors.onnx;

import io.miharu.core.Detection;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.onnx.OnnxRun;
import java.util.List;

/** Reads what one family of networks answers. */
interface DetectionHead {

  /**
   * What the network saw, in pixels of the frame, without duplicates.
   *
   * @param run just computed
   * @param letterbox how the frame was fitted into the input
   * @throws ModelFormatException when the network computed NaN instead of a probability
   */
  List<Detection> decode(OnnxRun run, Letterbox letterbox) throws ModelFormatException;
}
