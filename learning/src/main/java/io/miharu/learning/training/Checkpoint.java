package io.miharu.learning.training;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * A file from which a run goes on as if it had never stopped, to the last bit.
 *
 * <p>It is written beside its place and moved there once it is whole and on the disk, so a full
 * disk or a power cut leaves the one before. Big-endian: a magic number and version, what it is of
 * (network, arrays, settings, data), the state of the loop, all arrays, a CRC-32 of everything
 * before it. Immutable.
 */
public final class Checkpoint {

  private static final int MAGIC = 0x4D49434B; // MICK
  private static final int VERSION = 1;

  private final Path file;
  private final String network;
  private final String run;

  /**
   * The checkpoint of one run; nothing is read or written yet.
   *
   * @param data what is learnt from, in words that change when the data does
   */
  Checkpoint(Path file, Trainee network, TrainingSettings settings, String data) {
    this.file = file;
    this.network = network.name() + " " + Integer.toHexString(network.slots().hashCode());
    this.run = settings + " on " + data;
  }

  boolean exists() {
    return Files.exists(file);
  }

  void save(TrainingState state) throws IOException {
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    try (FileChannel channel =
            FileChannel.open(
                partial,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
        CheckedOutputStream checked =
            new CheckedOutputStream(
                new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16), new CRC32());
        DataOutputStream out = new DataOutputStream(checked)) {
      out.writeInt(MAGIC);
      out.writeInt(VERSION);
      out.writeUTF(network);
      out.writeUTF(run);
      writeState(state, out);
      out.writeLong(checked.getChecksum().getValue());
      out.flush();
      channel.force(true);
    } catch (IOException failed) {
      Files.deleteIfExists(partial);
      throw new IOException(
          "%s could not be written (%s); the one before is as it was. Free some space or choose"
                  .formatted(file, failed.getMessage())
              + " another place",
          failed);
    }
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Fills a state in.
   *
   * @throws CheckpointException when the file is damaged or of something else; the state is then of
   *     no use
   */
  void load(TrainingState state) throws IOException {
    try (CheckedInputStream checked =
            new CheckedInputStream(
                new BufferedInputStream(Files.newInputStream(file), 1 << 16), new CRC32());
        DataInputStream in = new DataInputStream(checked)) {
      if (in.readInt() != MAGIC) {
        throw new CheckpointException(file + " is no checkpoint; choose another file");
      }
      int version = in.readInt();
      if (version != VERSION) {
        throw new CheckpointException(
            "%s has version %d, this build reads %d; train anew".formatted(file, version, VERSION));
      }
      expect("network", network, in.readUTF());
      expect("run", run, in.readUTF());
      readState(state, in);
      long computed = checked.getChecksum().getValue();
      if (in.readLong() != computed) {
        throw new CheckpointException(file + " is damaged; delete it and train anew");
      }
    } catch (EOFException | UTFDataFormatException | NegativeArraySizeException shorter) {
      throw new CheckpointException(file + " is damaged; delete it and train anew", shorter);
    }
  }

  private void expect(String what, String wanted, String got) throws CheckpointException {
    if (!wanted.equals(got)) {
      throw new CheckpointException(
          "%s is of another %s: needed %s, got %s; choose another file or delete it"
              .formatted(file, what, wanted, got));
    }
  }

  private static void writeState(TrainingState state, DataOutputStream out) throws IOException {
    out.writeInt(state.epoch);
    out.writeInt(state.stepInEpoch);
    out.writeLong(state.step);
    out.writeDouble(state.lossSum);
    out.writeInt(state.best);
    out.writeInt(state.results.size());
    for (EpochResult result : state.results) {
      out.writeInt(result.epoch());
      out.writeDouble(result.trainingLoss());
      out.writeDouble(result.validationLoss());
      out.writeDouble(result.validationAccuracy());
      out.writeDouble(result.rate());
    }
    out.writeInt(state.bestWeights.length);
    for (float[][] arrays : new float[][][] {state.weights, state.bestWeights}) {
      for (float[] array : arrays) {
        write(array, out);
      }
    }
    for (float[][] memory : state.memories) {
      for (float[] array : memory) {
        write(array, out);
      }
    }
  }

  private static void readState(TrainingState state, DataInputStream in) throws IOException {
    state.epoch = in.readInt();
    state.stepInEpoch = in.readInt();
    state.step = in.readLong();
    state.lossSum = in.readDouble();
    state.best = in.readInt();
    int results = in.readInt();
    state.results.clear();
    for (int i = 0; i < results; i++) {
      state.results.add(
          new EpochResult(
              in.readInt(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble()));
    }
    state.bestWeights = in.readInt() == 0 ? new float[0][] : copy(state.weights);
    for (float[][] arrays : new float[][][] {state.weights, state.bestWeights}) {
      for (float[] array : arrays) {
        read(array, in);
      }
    }
    for (float[][] memory : state.memories) {
      for (float[] array : memory) {
        read(array, in);
      }
    }
  }

  private static float[][] copy(float[][] arrays) {
    return Arrays.stream(arrays).map(float[]::clone).toArray(float[][]::new);
  }

  private static void write(float[] array, DataOutputStream out) throws IOException {
    byte[] bytes = new byte[4 * array.length];
    ByteBuffer.wrap(bytes).asFloatBuffer().put(array);
    out.write(bytes);
  }

  private static void read(float[] array, DataInputStream in) throws IOException {
    byte[] bytes = new byte[4 * array.length];
    in.readFully(bytes);
    ByteBuffer.wrap(bytes).asFloatBuffer().get(array);
  }
}
