package io.miharu.nets.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.nets.ModelFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightFileTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  Path folder;

  private static Network network(String name) {
    NetworkBuilder net = new NetworkBuilder(name, 3);
    net.output("y", net.input("x", 4).apply(net.dense("d", 5)).apply(net.batchNorm("n")).relu());
    return net.build();
  }

  private Path saved() throws IOException {
    Path file = folder.resolve("weights.mw");
    try (TrainableNetwork net = TrainableNetwork.of(network("one"))) {
      net.set("n.mean", new float[] {1, 2, 3, 4, 5});
      WeightFile.of(net).write(file);
    }
    return file;
  }

  @Test
  void into_sameNetwork_bringsBackWeightsAndRunningStatistics() throws IOException {
    Path file = saved();
    try (TrainableNetwork net = TrainableNetwork.of(network("one"))) {
      float[] weights = net.get("d.weight");
      net.set("d.weight", new float[20]);
      WeightFile.read(file).into(net);
      assertArrayEquals(weights, net.get("d.weight"));
      assertArrayEquals(new float[] {1, 2, 3, 4, 5}, net.get("n.mean"));
    }
  }

  @Test
  void into_anotherNetwork_isRefusedByName() throws IOException {
    WeightFile weights = WeightFile.read(saved());
    try (TrainableNetwork net = TrainableNetwork.of(network("two"))) {
      ModelFormatException refused =
          assertThrows(ModelFormatException.class, () -> weights.into(net));
      assertTrue(refused.toString().contains("\"one\""), refused.toString());
      assertTrue(refused.toString().contains("\"two\""), refused.toString());
    }
  }

  @Test
  void read_oneBitFlipped_isRefused() throws IOException {
    Path file = saved();
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    ModelFormatException refused =
        assertThrows(ModelFormatException.class, () -> WeightFile.read(file));
    assertTrue(refused.toString().contains("check sum"), refused.toString());
  }

  @Test
  void read_cutShort_isRefused() throws IOException {
    Path file = saved();
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 7));
    assertThrows(ModelFormatException.class, () -> WeightFile.read(file));
  }

  @Test
  void read_anotherKindOfFile_isRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("text"), "these are not weights at all");
    ModelFormatException refused =
        assertThrows(ModelFormatException.class, () -> WeightFile.read(file));
    assertTrue(refused.toString().contains("another kind of file"), refused.toString());
  }

  @Test
  void write_facts_comeBack() throws IOException {
    Path file = folder.resolve("facts");
    new WeightFile("one", Map.of("step", "12"), Map.of("m", new float[] {1.5f})).write(file);
    WeightFile read = WeightFile.read(file);
    assertEquals(Map.of("step", "12"), read.facts());
    assertArrayEquals(new float[] {1.5f}, read.arrays().get("m"));
  }
}
