package io.miharu.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PostponedDetectorTest {

  private int opened;
  private int closed;

  private Detector open() {
    opened++;
    return new Detector() {
      @Override
      public String name() {
        return "late";
      }

      @Override
      public Set<ConceptId> vocabulary() {
        return Set.of(ConceptId.of("car"));
      }

      @Override
      public List<Detection> detect(Frame frame) {
        return List.of();
      }

      @Override
      public void close() {
        closed++;
      }
    };
  }

  @Test
  void neverAsked_isNeverOpened() {
    new PostponedDetector(this::open).close();
    assertEquals(0, opened);
    assertEquals(0, closed);
  }

  @Test
  void asked_isOpenedOnceAndClosed() throws IOException {
    Frame frame = new PaintedScene(3).empty(0).frame(0);
    try (PostponedDetector detector = new PostponedDetector(this::open)) {
      assertEquals(List.of(), detector.concepts());
      assertEquals(0, opened);
      detector.detect(frame);
      detector.detect(frame);
      assertEquals(Set.of(ConceptId.of("car")), detector.vocabulary());
    }
    assertEquals(1, opened);
    assertEquals(1, closed);
  }

  @Test
  void whatRefusesToOpen_saysSo() {
    PostponedDetector broken =
        new PostponedDetector(
            () -> {
              throw new IOException("no such network");
            });
    assertThrows(UncheckedIOException.class, () -> broken.vocabulary());
    broken.close();
    assertThrows(IllegalStateException.class, () -> broken.vocabulary());
  }
}
