package io.miharu.learning.detector;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.MediaTime;
import io.miharu.core.PixelFormat;
import io.miharu.core.PixelView;
import io.miharu.learning.detector.LabelledBox.Trust;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** A store of four small pictures, each with one bright upright person or one wide blue car. */
final class DrawnFrames {

  static final int WIDTH = 96;
  static final int HEIGHT = 64;
  static final ConceptId PERSON = ConceptId.of("person");
  static final ConceptId CAR = ConceptId.of("car");

  private DrawnFrames() {}

  static FrameStore in(Path folder) throws IOException {
    FrameStore store = FrameStore.open(folder);
    FrameStore.Clip clip = store.add(Path.of("drawn.avi"), "drawn by the test");
    add(clip, 0, PERSON, new Box(10, 8, 26, 56));
    add(clip, 1, CAR, new Box(40, 20, 88, 44));
    add(clip, 2, PERSON, new Box(60, 4, 74, 50));
    add(clip, 3, CAR, new Box(4, 30, 50, 58));
    clip.complete();
    return store;
  }

  private static void add(FrameStore.Clip clip, long index, ConceptId label, Box box)
      throws IOException {
    LabelledBox truth = new LabelledBox(label, box, 1, 1, Trust.SURE);
    clip.add(index, MediaTime.ofSeconds(index / 2.0), picture(label, box), List.of(truth));
  }

  /** A dark picture with one filled box. */
  static PixelView picture(ConceptId label, Box box) {
    ByteBuffer pixels = ByteBuffer.allocateDirect(3 * WIDTH * HEIGHT);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        boolean inside = x >= box.left() && x < box.right() && y >= box.top() && y < box.bottom();
        byte other = (byte) (inside && label.equals(PERSON) ? 230 : 40);
        pixels.put((byte) (inside ? 230 : 40)).put(other).put(other);
      }
    }
    return new PixelView(PixelFormat.BGR24, WIDTH, HEIGHT, pixels.flip());
  }
}
