package io.miharu.detectors.tiles;

import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.core.MotionVector;
import io.miharu.core.PixelFormat;
import io.miharu.core.PixelView;
import io.miharu.detectors.opencv.PictureCut;
import java.util.List;

/**
 * A tile as a frame of its own, in its own pixels. Borrows the frame and the cut, whose memory
 * holds the view that was asked for last: earlier views of any tile end with it.
 */
final class TilePicture implements Frame {

  private final Frame whole;
  private final Tile tile;
  private final PictureCut cut;

  TilePicture(Frame whole, Tile tile, PictureCut cut) {
    this.whole = whole;
    this.tile = tile;
    this.cut = cut;
  }

  @Override
  public MediaTime time() {
    return whole.time();
  }

  @Override
  public long index() {
    return whole.index();
  }

  @Override
  public int segment() {
    return whole.segment();
  }

  @Override
  public int width() {
    return tile.width();
  }

  @Override
  public int height() {
    return tile.height();
  }

  @Override
  public PixelView pixels(PixelFormat format, int width, int height) {
    return cut.scaled(
        whole.pixels(format), tile.left(), tile.top(), tile.width(), tile.height(), width, height);
  }

  /** None: detectors that tiles are made for look at pixels alone. */
  @Override
  public List<MotionVector> motionVectors() {
    return List.of();
  }

  @Override
  public void close() {}
}
