package io.miharu.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What holds for every {@link FrameStream}; each implementation's test extends it. */
public abstract class FrameStreamContract {

  /** A healthy stream of at least three frames, opened anew with each call. */
  protected abstract FrameStream open() throws IOException;

  @Test
  void frames_firstIsAtZeroAndTimesRise() throws IOException {
    List<MediaTime> times = new ArrayList<>();
    try (FrameStream stream = open()) {
      stream.forEach(frame -> times.add(frame.time()));
    }
    assertTrue(times.size() >= 3, "the contract needs three frames, got " + times);
    assertEquals(MediaTime.ZERO, times.get(0));
    for (int i = 1; i < times.size(); i++) {
      assertTrue(times.get(i).isAfter(times.get(i - 1)), "times must rise: " + times);
    }
  }

  @Test
  void frames_indexCountsFromZero() throws IOException {
    List<Long> indices = new ArrayList<>();
    try (FrameStream stream = open()) {
      stream.forEach(frame -> indices.add(frame.index()));
    }
    for (int i = 0; i < indices.size(); i++) {
      assertEquals(i, indices.get(i));
    }
  }

  @Test
  void frames_haveTheSizeThatTheStreamAnnounced() throws IOException {
    try (FrameStream stream = open()) {
      SourceInfo info = stream.info();
      stream.forEach(
          frame -> {
            assertEquals(info.width(), frame.width());
            assertEquals(info.height(), frame.height());
          });
    }
  }

  @Test
  void next_afterTheEnd_staysEmpty() throws IOException {
    try (FrameStream stream = open()) {
      stream.forEach(frame -> {});
      assertEquals(Optional.empty(), stream.next());
      assertEquals(Optional.empty(), stream.next());
    }
  }

  @Test
  void next_afterClosing_isRefused() throws IOException {
    FrameStream stream = open();
    stream.close();
    stream.close();
    assertThrows(IllegalStateException.class, stream::next);
  }

  @Test
  void close_beforeTheEnd_leavesInfoAndHealthReadable() throws IOException {
    FrameStream stream = open();
    stream.next().orElseThrow().close();
    stream.close();
    assertEquals(1, stream.health().framesRead());
    assertFalse(stream.info().name().isEmpty());
  }

  @Test
  void health_ofAWholeSource_countsFramesAndNoLoss() throws IOException {
    try (FrameStream stream = open()) {
      long[] count = new long[1];
      stream.forEach(frame -> count[0]++);
      assertEquals(count[0], stream.health().framesRead());
      assertEquals(0, stream.health().framesSkipped());
      assertEquals(Optional.empty(), stream.health().damage());
    }
  }

  @Test
  void pixels_askedForTwice_areConvertedOnce() throws IOException {
    try (FrameStream stream = open();
        Frame frame = stream.next().orElseThrow()) {
      assertSame(frame.pixels(PixelFormat.BGR24, 20, 10), frame.pixels(PixelFormat.BGR24, 20, 10));
    }
  }

  @Test
  void pixels_haveTheFormatAndSizeAskedFor() throws IOException {
    try (FrameStream stream = open();
        Frame frame = stream.next().orElseThrow()) {
      for (PixelFormat format : PixelFormat.values()) {
        PixelView small = frame.pixels(format, 17, 9);
        assertEquals(format, small.format());
        assertEquals(17, small.width());
        assertEquals(9, small.height());
        assertEquals(17 * 9 * format.channels(), small.bytes().remaining());
        PixelView full = frame.pixels(format);
        assertEquals(frame.width(), full.width());
        assertEquals(frame.height(), full.height());
      }
    }
  }

  @Test
  void pixels_bgrAndRgb_differOnlyInOrder() throws IOException {
    try (FrameStream stream = open();
        Frame frame = stream.next().orElseThrow()) {
      PixelView bgr = frame.pixels(PixelFormat.BGR24);
      PixelView rgb = frame.pixels(PixelFormat.RGB24);
      for (int y = 0; y < bgr.height(); y += 3) {
        for (int x = 0; x < bgr.width(); x += 3) {
          for (int channel = 0; channel < 3; channel++) {
            assertEquals(bgr.at(x, y, channel), rgb.at(x, y, 2 - channel), 1);
          }
        }
      }
    }
  }

  @Test
  void pixels_withoutSize_areRefused() throws IOException {
    try (FrameStream stream = open();
        Frame frame = stream.next().orElseThrow()) {
      assertThrows(IllegalArgumentException.class, () -> frame.pixels(PixelFormat.BGR24, 0, 10));
    }
  }

  @Test
  void closedFrame_refusesEveryUse() throws IOException {
    try (FrameStream stream = open()) {
      Frame frame = stream.next().orElseThrow();
      frame.close();
      frame.close();
      assertThrows(IllegalStateException.class, frame::time);
      assertThrows(IllegalStateException.class, frame::index);
      assertThrows(IllegalStateException.class, frame::width);
      assertThrows(IllegalStateException.class, frame::height);
      assertThrows(IllegalStateException.class, frame::motionVectors);
      assertThrows(IllegalStateException.class, () -> frame.pixels(PixelFormat.GRAY8, 8, 8));
    }
  }

  @Test
  void frame_outlivesItsStream() throws IOException {
    Frame frame;
    try (FrameStream stream = open()) {
      frame = stream.next().orElseThrow();
    }
    assertEquals(MediaTime.ZERO, frame.time());
    assertEquals(8 * 8, frame.pixels(PixelFormat.GRAY8, 8, 8).bytes().remaining());
    frame.close();
  }

  @Test
  void twoOpenings_giveTheSameTimesAndPixels() throws IOException {
    List<String> first = fingerprint();
    assertEquals(first, fingerprint());
    assertNotEquals(List.of(), first);
  }

  private List<String> fingerprint() throws IOException {
    List<String> frames = new ArrayList<>();
    try (FrameStream stream = open()) {
      stream.forEach(
          frame ->
              frames.add(
                  frame.time() + " " + frame.pixels(PixelFormat.BGR24, 32, 24).bytes().hashCode()));
    }
    return frames;
  }
}
