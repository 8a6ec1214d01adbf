package io.miharu.nets.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.nets.ModelFormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxModelTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  Path folder;

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  @Test
  void run_additionOfAnInputWithItself_doublesIt() throws IOException {
    Path file = write("twice.onnx", TinyOnnx.doubling(Map.of(), 1, 3));
    try (OnnxModel model = OnnxModel.open(file);
        OnnxRun run = model.prepare()) {
      run.input("x").put(0, new float[] {1, -2, 0.5f});
      run.run();
      float[] got = new float[3];
      run.output("y").get(0, got);
      assertArrayEquals(new float[] {1 + 1, -2 - 2, 0.5f + 0.5f}, got);
    }
  }

  @Test
  void run_again_writesIntoTheSameBuffer() throws IOException {
    Path file = write("twice.onnx", TinyOnnx.doubling(Map.of(), 2));
    try (OnnxModel model = OnnxModel.open(file);
        OnnxRun run = model.prepare()) {
      Object first = run.output("y");
      run.input("x").put(0, 7);
      run.run();
      assertSame(first, run.output("y"));
      assertEquals(7 + 7, run.output("y").get(0));
      run.input("x").put(0, 8);
      run.run();
      assertEquals(8 + 8, run.output("y").get(0));
    }
  }

  @Test
  void run_openShape_takesTheShapeGiven() throws IOException {
    Path file = write("open.onnx", TinyOnnx.doubling(Map.of(), -1, 2));
    try (OnnxModel model = OnnxModel.open(file);
        OnnxRun run = model.prepare(Map.of("x", new long[] {3, 2}))) {
      run.input("x").put(5, 21);
      run.run();
      assertArrayEquals(new long[] {3, 2}, run.outputShape("y"));
      assertEquals(21 + 21, run.output("y").get(5));
    }
  }

  @Test
  void open_validFile_tellsShapesMetadataAndSum() throws Exception {
    byte[] bytes = TinyOnnx.doubling(Map.of("maker", "by hand"), 1, -1, 4);
    try (OnnxModel model = OnnxModel.open(write("told.onnx", bytes))) {
      assertEquals(List.of(new TensorPort("x", "FLOAT", List.of(1L, -1L, 4L))), model.inputs());
      assertEquals("y FLOAT 1x?x4", model.outputs().get(0).toString());
      assertEquals(Map.of("maker", "by hand"), model.metadata());
      assertEquals(
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)),
          model.sha256());
    }
  }

  @Test
  void open_missingFile_saysThereIsNone() {
    ModelFormatException refused =
        assertThrows(
            ModelFormatException.class, () -> OnnxModel.open(folder.resolve("nowhere.onnx")));
    assertTrue(refused.toString().contains("no such file"), refused.toString());
  }

  @Test
  void open_emptyTextAndTruncatedFiles_areRefusedByName() throws IOException {
    byte[] whole = TinyOnnx.doubling(Map.of(), 1, 3);
    List<Path> broken =
        List.of(
            write("empty.onnx", new byte[0]),
            write("text.onnx", "this is no network\n".getBytes(StandardCharsets.UTF_8)),
            write("truncated.onnx", Arrays.copyOf(whole, whole.length - 9)));
    for (Path file : broken) {
      ModelFormatException refused =
          assertThrows(ModelFormatException.class, () -> OnnxModel.open(file));
      assertTrue(refused.toString().contains(file.getFileName().toString()));
      assertFalse(refused.toString().contains("\n"), refused.toString());
    }
  }

  @Test
  void prepare_shapeThatDoesNotFit_isRefusedWithBothShapes() throws IOException {
    try (OnnxModel model = OnnxModel.open(write("m.onnx", TinyOnnx.doubling(Map.of(), 1, 3)))) {
      ModelFormatException refused =
          assertThrows(
              ModelFormatException.class, () -> model.prepare(Map.of("x", new long[] {1, 4})));
      assertTrue(refused.toString().contains("[1, 4]"), refused.toString());
      assertTrue(refused.toString().contains("1x3"), refused.toString());
    }
  }

  @Test
  void close_twice_doesNothingAndLaterUseThrows() throws IOException {
    OnnxModel model = OnnxModel.open(write("m.onnx", TinyOnnx.doubling(Map.of(), 1, 3)));
    OnnxRun run = model.prepare();
    run.close();
    run.close();
    model.close();
    model.close();
    assertThrows(IllegalStateException.class, run::run);
    assertThrows(IllegalStateException.class, model::prepare);
  }
}
