package io.miharu.nets.graph;

import io.miharu.nets.ModelFormatException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Named arrays of numbers in one file with the name of the network they belong to: its weights and
 * running statistics, and whatever else training must remember.
 *
 * <p>Layout, big-endian: {@value #MAGIC} and a version; name; facts as pairs of texts; arrays as
 * name, length and float32 values; CRC-32 of all before. Immutable.
 *
 * @param network the name of the network
 * @param facts anything else worth keeping, as text
 * @param arrays by name; shared, not copied
 */
public record WeightFile(String network, Map<String, String> facts, Map<String, float[]> arrays) {

  private static final String MAGIC = "MIHARUWT";
  private static final int VERSION = 1;

  public WeightFile {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
  }

  /** What a network has now. */
  public static WeightFile of(TrainableNetwork network) {
    return new WeightFile(network.network().name(), Map.of(), network.parameters());
  }

  /** Gives a network these weights; it must have this name, and exactly these parameters. */
  public void into(TrainableNetwork net) throws ModelFormatException {
    if (!network.equals(net.network().name())) {
      throw new ModelFormatException(
          "weights of the network \"%s\" came where those of \"%s\" are needed; choose the other file or the other model"
              .formatted(network, net.network().name()));
    }
    try {
      net.setParameters(arrays);
    } catch (IllegalArgumentException refused) {
      throw new ModelFormatException(
          "weights of \"%s\" do not fit it: %s; were they saved by another version?"
              .formatted(network, refused.getMessage()),
          refused);
    }
  }

  /** Writes the file; one that exists is replaced only when the new one is complete. */
  public void write(Path file) throws IOException {
    SafeFile.write(file, bytes());
  }

  /**
   * Reads a file.
   *
   * @throws ModelFormatException when it is no such file, cut short, or damaged
   */
  public static WeightFile read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int body = bytes.length - 4;
    if (body < MAGIC.length()
        || !new String(bytes, 0, MAGIC.length(), java.nio.charset.StandardCharsets.US_ASCII)
            .equals(MAGIC)) {
      throw new ModelFormatException(
          "%s: needed a file of weights, which begins with %s; is it another kind of file?"
              .formatted(file, MAGIC));
    }
    if (ByteBuffer.wrap(bytes).getInt(body) != sum(bytes, body)) {
      throw new ModelFormatException(
          "%s: the check sum does not fit; the file is cut short or damaged, take an earlier one"
              .formatted(file));
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, body))) {
      in.skipNBytes(MAGIC.length());
      int version = in.readInt();
      if (version != VERSION) {
        throw new ModelFormatException(
            "%s: needed weights of version %d, got %d; save them again with this release"
                .formatted(file, VERSION, version));
      }
      return read(in);
    }
  }

  private static WeightFile read(DataInputStream in) throws IOException {
    String network = in.readUTF();
    Map<String, String> facts = new LinkedHashMap<>();
    for (int i = in.readInt(); i > 0; i--) {
      facts.put(in.readUTF(), in.readUTF());
    }
    Map<String, float[]> arrays = new LinkedHashMap<>();
    for (int i = in.readInt(); i > 0; i--) {
      String name = in.readUTF();
      float[] values = new float[in.readInt()];
      ByteBuffer.wrap(in.readNBytes(4 * values.length)).asFloatBuffer().get(values);
      arrays.put(name, values);
    }
    return new WeightFile(network, facts, arrays);
  }

  private byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeBytes(MAGIC);
      out.writeInt(VERSION);
      out.writeUTF(network);
      out.writeInt(facts.size());
      for (Map.Entry<String, String> fact : facts.entrySet()) {
        out.writeUTF(fact.getKey());
        out.writeUTF(fact.getValue());
      }
      out.writeInt(arrays.size());
      for (Map.Entry<String, float[]> array : arrays.entrySet()) {
        out.writeUTF(array.getKey());
        out.writeInt(array.getValue().length);
        ByteBuffer values = ByteBuffer.allocate(4 * array.getValue().length);
        values.asFloatBuffer().put(array.getValue());
        out.write(values.array());
      }
      byte[] body = bytes.toByteArray();
      out.writeInt(sum(body, body.length));
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory cannot fail", impossible);
    }
    return bytes.toByteArray();
  }

  private static int sum(byte[] bytes, int length) {
    CRC32 sum = new CRC32();
    sum.update(bytes, 0, length);
    return (int) sum.getValue();
  }
}
