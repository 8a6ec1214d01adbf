package io.miharu.detectors.tiles;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.core.PixelFormat;
import io.miharu.detectors.Detections;
import io.miharu.detectors.Detector;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * In place of a network: shrinks what it is given to {@value #INPUT} px and finds bright spots of
 * {@value #LEAST} px and more there, as networks need some pixels to know a thing by. Remembers the
 * sizes of the pictures it was shown.
 */
final class SpotDetector implements Detector {

  static final ConceptId SPOT = ConceptId.of("spot");
  static final int INPUT = 416;
  static final int LEAST = 5;
  private static final int BRIGHT = 180;

  /** Width of every picture it was shown. */
  final List<Integer> shown = new ArrayList<>();

  @Override
  public String name() {
    return "spots";
  }

  @Override
  public Set<ConceptId> vocabulary() {
    return Set.of(SPOT);
  }

  @Override
  public List<Detection> detect(Frame frame) {
    shown.add(frame.width());
    double scale = (double) INPUT / Math.max(frame.width(), frame.height());
    int width = (int) Math.round(frame.width() * scale);
    int height = (int) Math.round(frame.height() * scale);
    ByteBuffer grey = frame.pixels(PixelFormat.GRAY8, width, height).bytes();
    boolean[] seen = new boolean[width * height];
    List<Detection> found = new ArrayList<>();
    for (int at = 0; at < seen.length; at++) {
      if (!seen[at] && (grey.get(at) & 0xFF) > BRIGHT) {
        int[] spot = spread(at, width, grey, seen);
        int side = Math.min(spot[2] - spot[0], spot[3] - spot[1]);
        if (side >= LEAST) {
          Box box =
              new Box(spot[0], spot[1], spot[2], spot[3])
                  .scaled((double) frame.width() / width, (double) frame.height() / height);
          found.add(new Detection(SPOT, box, 1 - 2f / side));
        }
      }
    }
    found.sort(Detections.ORDER);
    return found;
  }

  /** Left, top, right and bottom of the bright pixels joined to one. */
  private static int[] spread(int from, int width, ByteBuffer grey, boolean[] seen) {
    int[] spot = {from % width, from / width, from % width + 1, from / width + 1};
    Deque<Integer> open = new ArrayDeque<>(List.of(from));
    seen[from] = true;
    while (!open.isEmpty()) {
      int at = open.pop();
      int x = at % width;
      int y = at / width;
      spot[0] = Math.min(spot[0], x);
      spot[1] = Math.min(spot[1], y);
      spot[2] = Math.max(spot[2], x + 1);
      spot[3] = Math.max(spot[3], y + 1);
      int[] next = {x > 0 ? at - 1 : at, x < width - 1 ? at + 1 : at, at - width, at + width};
      for (int one : next) {
        if (one >= 0 && one < seen.length && !seen[one] && (grey.get(one) & 0xFF) > BRIGHT) {
          seen[one] = true;
          open.push(one);
        }
      }
    }
    return spot;
  }

  @Override
  public void close() {}
}
