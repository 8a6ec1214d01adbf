package io.miharu.detectors.motion;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.core.MotionVector;
import io.miharu.core.PixelFormat;
import io.miharu.core.PixelView;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivityTest {

  private final Activity activity = new Activity();

  /** A grey frame of 64 x 48 px with a square of 8 px, 60 levels brighter, at {@code left}. */
  private record Plain(double seconds, int grey, int left, List<MotionVector> motionVectors)
      implements Frame {

    @Override
    public MediaTime time() {
      return MediaTime.ofSeconds(seconds);
    }

    @Override
    public long index() {
      return 0;
    }

    @Override
    public int width() {
      return 64;
    }

    @Override
    public int height() {
      return 48;
    }

    @Override
    public PixelView pixels(PixelFormat format, int width, int height) {
      ByteBuffer bytes = ByteBuffer.allocateDirect(width * height);
      for (int i = 0; i < width * height; i++) {
        boolean square = i % width >= left && i % width < left + 8 && i / width / 8 == 2;
        bytes.put((byte) (square ? grey + 60 : grey));
      }
      return new PixelView(PixelFormat.GRAY8, width, height, bytes);
    }

    @Override
    public void close() {}
  }

  private boolean moves(double seconds, int grey, int left, MotionVector... vectors) {
    boolean moves = activity.moves(new Plain(seconds, grey, left, List.of(vectors)));
    activity.looked();
    return moves;
  }

  @Test
  void moves_withoutVectors_comparesWithTheLastLook() {
    assertTrue(moves(0, 100, 16), "the first picture is news");
    assertFalse(moves(0.1, 100, 16));
    assertTrue(moves(0.2, 100, 24));
    assertFalse(moves(0.3, 100, 24));
  }

  @Test
  void moves_wholePictureGetsBrighter_isNoMotion() {
    moves(0, 100, 16);
    assertFalse(moves(0.1, 120, 16));
  }

  @Test
  void moves_slowThing_isSeenOnceItHasMovedFarEnough() {
    moves(0, 100, 16);
    // One column of eight changes by 60 levels on each side: 7.5 in the mean of its cell.
    assertFalse(activity.moves(new Plain(0.1, 100, 16, List.of())));
    assertTrue(activity.moves(new Plain(0.2, 100, 17, List.of())));
  }

  @Test
  void moves_vectorsOfTheCodec_speakForThePicture() {
    MotionVector still = new MotionVector(8, 8, 16, 16, 0.5f, 0.5f);
    MotionVector moved = new MotionVector(8, 8, 16, 16, 2, 0);
    assertFalse(moves(0, 100, 16, still));
    assertTrue(moves(0.1, 100, 16, still, moved));
    assertTrue(moves(0.2, 100, 16), "a key frame has none: what was said last holds");
    assertFalse(moves(0.3, 100, 16, still));
  }

  @Test
  void moves_oneSmallBlock_isTheCodecsRestlessness() {
    assertFalse(moves(0, 100, 16, new MotionVector(4, 4, 8, 8, 5, 5)));
  }
}
