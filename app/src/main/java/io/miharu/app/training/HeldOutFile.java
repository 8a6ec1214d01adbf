package io.miharu.app.training;

import io.miharu.learning.skeletons.WatchTrial;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * What one fold's network said of those it had not seen, in a file, so that a training that was
 * stopped goes on with the next fold. It counts only for the settings it was made with.
 */
record HeldOutFile(Path file, String settings) {

  Optional<WatchTrial.Judged> read() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      if (!in.readUTF().equals(settings)) {
        return Optional.empty();
      }
      int[] labels = new int[in.readInt()];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = in.readInt();
      }
      float[] logits = new float[in.readInt()];
      for (int i = 0; i < logits.length; i++) {
        logits[i] = in.readFloat();
      }
      return Optional.of(new WatchTrial.Judged(logits, labels));
    }
  }

  void write(WatchTrial.Judged judged) throws IOException {
    Path whole = file.resolveSibling(file.getFileName() + ".new");
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(whole))) {
      out.writeUTF(settings);
      out.writeInt(judged.labels().length);
      for (int label : judged.labels()) {
        out.writeInt(label);
      }
      out.writeInt(judged.logits().length);
      for (float logit : judged.logits()) {
        out.writeFloat(logit);
      }
    }
    Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
