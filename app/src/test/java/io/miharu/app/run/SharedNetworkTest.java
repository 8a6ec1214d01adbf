package io.miharu.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miharu.detectors.Detector;
import io.miharu.detectors.onnx.OnnxDetector;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedNetworkTest {

  private final AtomicInteger loaded = new AtomicInteger();

  private final SharedNetwork network =
      new SharedNetwork(
          () -> {
            loaded.incrementAndGet();
            return OnnxDetector.embedded();
          });

  @Test
  void open_whileAnotherIsOpen_loadsNothing() throws IOException {
    Detector first = network.open();
    try (Detector second = network.open()) {
      first.close();
      try (Detector third = network.open()) {
        assertEquals(second.name(), third.name());
      }
    }
    assertEquals(1, loaded.get());
  }

  @Test
  void open_whenAllAreClosed_loadsAgain() throws IOException {
    network.open().close();
    network.open().close();
    assertEquals(2, loaded.get());
  }
}
