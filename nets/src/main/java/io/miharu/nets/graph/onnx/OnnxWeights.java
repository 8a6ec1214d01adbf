package io.miharu.nets.graph.onnx;

import io.miharu.nets.ModelFormatException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import onnx.Onnx.TensorProto;

/** The weights of a file that {@link OnnxExporter} wrote, whatever {@link OnnxForm} they have. */
public final class OnnxWeights {

  private OnnxWeights() {}

  /**
   * Reads all constants of float32, and those that are kept smaller, as float32.
   *
   * @param path of the file, for messages
   * @param bytes the whole file
   * @return row-major values by name
   * @throws ModelFormatException when it is no ONNX file
   */
  public static Map<String, float[]> read(Path path, byte[] bytes) throws ModelFormatException {
    OnnxFile file = OnnxFile.of(path, bytes);
    Map<String, float[]> weights = new LinkedHashMap<>();
    for (TensorProto tensor : file.graph().getInitializerList()) {
      String name = tensor.getName();
      switch (tensor.getDataType()) {
        case TensorProto.DataType.FLOAT_VALUE -> weights.put(name, file.values(name));
        case TensorProto.DataType.FLOAT16_VALUE ->
            weights.put(before(name, OnnxGraph.HALF), OnnxForm.full(file.shorts(name)));
        case TensorProto.DataType.INT8_VALUE -> {
          String whole = before(name, OnnxGraph.BYTE);
          float[] factors = file.values(whole + OnnxGraph.FACTORS);
          weights.put(whole, OnnxForm.full(file.bytes(name), factors));
        }
        default -> {} // sizes and axes
      }
    }
    weights.keySet().removeIf(name -> name.endsWith(OnnxGraph.FACTORS));
    return weights;
  }

  private static String before(String name, String ending) {
    return name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
  }
}
