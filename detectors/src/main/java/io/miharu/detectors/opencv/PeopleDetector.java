package io.miharu.detectors.opencv;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.core.PixelFormat;
import io.miharu.core.PixelView;
import io.miharu.detectors.Detections;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RectVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.HOGDescriptor;

/**
 * OpenCV's built-in upright-person detector on a part of a frame, enlarged so that a person there
 * is as tall as the detector wants.
 *
 * <p>Source: Dalal and Triggs, "Histograms of Oriented Gradients for Human Detection", CVPR 2005.
 * Its window of 64x128 px holds a person of 96 px, so found boxes are shrunk by these margins. On
 * the grey picture, which costs a third. Its SVM score s becomes the confidence {@code 1 / (1 +
 * exp(-(s - 0.35) / 0.25))}; a guess that ranks, not a calibration.
 *
 * <p>Owns native memory. Runs on the caller's thread alone: opening one sets the number of OpenCV's
 * threads to one for the whole process. Closing twice does nothing. Not thread-safe.
 */
public final class PeopleDetector implements AutoCloseable {

  public static final ConceptId PERSON = ConceptId.of("person");

  /** Of a person in the window of 128 px, px. */
  static final double WINDOW_PERSON = 96;

  static final double MIN_SCORE = -0.1;
  static final double MAX_IOU = 0.45;

  private final HOGDescriptor hog;
  private boolean closed;

  public PeopleDetector() {
    opencv_core.setNumThreads(1);
    hog = new HOGDescriptor();
    try (FloatPointer trained = HOGDescriptor.getDefaultPeopleDetector();
        Mat svm = new Mat((int) trained.limit(), 1, opencv_core.CV_32F, trained)) {
      hog.setSVMDetector(svm);
    }
  }

  /**
   * The persons in a part of a frame, in pixels of the frame and {@link Detections#ORDER}.
   *
   * @param where the part; a margin of a third of a person is added
   * @param shortest height of the persons looked for, px of the frame
   * @param levels how many sizes, each 1.12 times the one before
   */
  public List<Detection> find(Frame frame, Box where, double shortest, int levels) {
    if (closed) {
      throw new IllegalStateException("the people detector is closed");
    }
    double zoom = WINDOW_PERSON / shortest;
    // The window reaches 16 px beyond head and feet, and cells at its edge want some more.
    double margin = 24 / zoom;
    Box part = where.padded(margin).clipped(frame.width(), frame.height()).orElse(where);
    int left = (int) part.left();
    int top = (int) part.top();
    int width = Math.min(frame.width(), (int) Math.ceil(part.right())) - left;
    int height = Math.min(frame.height(), (int) Math.ceil(part.bottom())) - top;
    int zoomedWidth = (int) Math.round(width * zoom);
    int zoomedHeight = (int) Math.round(height * zoom);
    // A person cut by the picture's edge still needs a whole window: the border is repeated.
    int padX = Math.max(8, (72 - zoomedWidth) / 2 + 1);
    int padY = Math.max(8, (136 - zoomedHeight) / 2 + 1);
    PixelView view = frame.part(PixelFormat.GRAY8, left, top, width, height);
    List<Detection> found = new ArrayList<>();
    try (BytePointer bytes = new BytePointer(view.bytes());
        Mat crop = new Mat(height, width, opencv_core.CV_8UC1, bytes);
        Mat zoomed = new Mat();
        Mat padded = new Mat();
        Size size = new Size(zoomedWidth, zoomedHeight);
        RectVector windows = new RectVector();
        DoublePointer scores = new DoublePointer();
        Size stride = new Size(8, 8);
        Size none = new Size(0, 0)) {
      int method = zoom < 1 ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_LINEAR;
      opencv_imgproc.resize(crop, zoomed, size, 0, 0, method);
      opencv_core.copyMakeBorder(
          zoomed, padded, padY, padY, padX, padX, opencv_core.BORDER_REPLICATE);
      hog.nlevels(levels);
      hog.detectMultiScale(padded, windows, scores, MIN_SCORE, stride, none, 1.12, 0, false);
      for (long i = 0; i < windows.size(); i++) {
        Rect window = windows.get(i);
        double shrink = window.height() / 128.0;
        Box person =
            Box.ofSize(
                left + (window.x() + 14 * shrink - padX) / zoom,
                top + (window.y() + 16 * shrink - padY) / zoom,
                36 * shrink / zoom,
                WINDOW_PERSON * shrink / zoom);
        float confidence = confidence(scores.get(i));
        // Not whole: every window has the same shape, whatever the person's.
        person
            .clipped(frame.width(), frame.height())
            .ifPresent(box -> found.add(new Detection(PERSON, box, confidence, false)));
      }
    }
    return Detections.withoutDuplicates(found, MAX_IOU);
  }

  /** How many pixels {@link #find} looks at, the measure of its cost. */
  public static double pixels(Box where, double shortest, int levels) {
    double zoom = WINDOW_PERSON / shortest;
    double area =
        Math.max(72, where.width() * zoom + 48) * Math.max(136, where.height() * zoom + 48);
    double shrink = 1 / (1.12 * 1.12);
    return area * (1 - Math.pow(shrink, levels)) / (1 - shrink);
  }

  static float confidence(double score) {
    return (float) (1 / (1 + Math.exp(-(score - 0.35) / 0.25)));
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      hog.close();
    }
  }
}
