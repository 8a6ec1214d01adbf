package io.miharu.detectors.opencv;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.core.PixelFormat;
import io.miharu.detectors.Detections;
import io.miharu.detectors.Detector;
import io.miharu.nets.ImageInput;
import io.miharu.nets.ModelCard;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.Suppression;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_dnn;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.StringVector;
import org.bytedeco.opencv.opencv_dnn.Net;

/**
 * Finds objects with a Darknet network of the YOLO kind, {@code NAME.cfg} beside {@code
 * NAME.weights}, computed by OpenCV.
 *
 * <p>The picture is stretched to the network's input, as Darknet's training does. A row of the
 * output is the middle and the size as shares of the input, the probability of an object, and per
 * class the probability of both. Labels are those of {@link DarknetFiles}. Owns native memory; runs
 * on the caller's thread alone. Closing twice does nothing. Not thread-safe.
 */
public final class DarknetDetector implements Detector {

  private final String name;
  private final List<ConceptId> labels;
  private final ImageInput input;
  private final Net net;
  private final StringVector outputs;
  private final Mat blob;
  private final FloatBuffer pixels;
  private boolean closed;

  private DarknetDetector(DarknetFiles files, Net net) {
    this.name = files.name();
    this.labels = files.labels();
    this.input =
        ImageInput.unit(PixelFormat.RGB24, files.width(), files.height()).stretchedToFill();
    this.net = net;
    this.outputs = net.getUnconnectedOutLayersNames();
    this.blob = new Mat(new int[] {1, 3, files.height(), files.width()}, opencv_core.CV_32F);
    this.pixels = blob.createBuffer();
  }

  /**
   * Opens a network.
   *
   * @param cfg the description; the weights lie beside it
   * @throws ModelFormatException when a file is missing, says too little, or does not fit the other
   */
  public static DarknetDetector open(Path cfg) throws IOException {
    DarknetFiles files = DarknetFiles.read(cfg);
    opencv_core.setNumThreads(1);
    Net net;
    try {
      net = opencv_dnn.readNetFromDarknet(cfg.toString(), files.weights().toString());
    } catch (RuntimeException refused) {
      throw new ModelFormatException(
          "%s: OpenCV cannot read it with %s (%s); do they belong together?"
              .formatted(cfg, files.weights().getFileName(), firstLine(refused)),
          refused);
    }
    net.setPreferableBackend(opencv_dnn.DNN_BACKEND_OPENCV);
    net.setPreferableTarget(opencv_dnn.DNN_TARGET_CPU);
    return new DarknetDetector(files, net);
  }

  /** The file of weights that belongs to a description. */
  public static Path weightsOf(Path cfg) {
    return DarknetFiles.beside(cfg, ".weights");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<ConceptId> vocabulary() {
    return Collections.unmodifiableSet(new LinkedHashSet<>(labels));
  }

  @Override
  public List<Detection> detect(Frame frame) throws IOException {
    if (closed) {
      throw new IllegalStateException("detector " + name + " is closed");
    }
    input.write(
        frame.pixels(input.colours(), input.width(), input.height()).bytes(),
        input.width(),
        input.height(),
        pixels);
    List<Detection> found = new ArrayList<>();
    try (MatVector answers = new MatVector()) {
      net.setInput(blob);
      net.forward(answers, outputs);
      for (long i = 0; i < answers.size(); i++) {
        try (Mat answer = answers.get(i)) {
          FloatBuffer rows = answer.createBuffer();
          read(rows, frame, found);
        }
      }
    } catch (RuntimeException stopped) {
      throw new ModelFormatException(
          "model %s: OpenCV stopped while computing (%s); do cfg and weights belong together?"
              .formatted(name, firstLine(stopped)),
          stopped);
    }
    return Detections.withoutDuplicates(found, Suppression.DEFAULT_NMS_IOU);
  }

  private void read(FloatBuffer rows, Frame frame, List<Detection> found) {
    int columns = 5 + labels.size();
    for (int row = 0; row + columns <= rows.limit(); row += columns) {
      int best = 0;
      for (int i = 1; i < labels.size(); i++) {
        if (rows.get(row + 5 + i) > rows.get(row + 5 + best)) {
          best = i;
        }
      }
      float confidence = rows.get(row + 5 + best);
      double width = (double) rows.get(row + 2) * frame.width();
      double height = (double) rows.get(row + 3) * frame.height();
      if (confidence >= ModelCard.DEFAULT_MIN_CONFIDENCE && width > 0 && height > 0) {
        ConceptId label = labels.get(best);
        float sure = Math.min(1, confidence);
        Box.centred(
                (double) rows.get(row) * frame.width(),
                (double) rows.get(row + 1) * frame.height(),
                width,
                height)
            .clipped(frame.width(), frame.height())
            .ifPresent(box -> found.add(new Detection(label, box, sure)));
      }
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      blob.close();
      outputs.close();
      net.close();
    }
  }

  private static String firstLine(RuntimeException refused) {
    String message = String.valueOf(refused.getMessage()).strip();
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
