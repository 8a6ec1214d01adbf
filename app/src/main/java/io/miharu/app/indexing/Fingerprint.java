package io.miharu.app.indexing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells whether a source is still the one that was indexed, without reading a day of video. */
final class Fingerprint {

  private static final int SAMPLE_BYTES = 1 << 20;

  private Fingerprint() {}

  /**
   * SHA-256 of a file's length, its first and its last {@value #SAMPLE_BYTES} bytes; of a folder's
   * names and lengths. Empty for what cannot be read, which will fail when it is opened.
   */
  static Optional<String> of(Path source) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      if (Files.isDirectory(source)) {
        try (Stream<Path> files = Files.list(source)) {
          for (Path file : files.sorted().toList()) {
            String line = file.getFileName() + "\n" + Files.size(file) + "\n";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
          }
        }
      } else {
        try (FileChannel channel = FileChannel.open(source, StandardOpenOption.READ)) {
          long size = channel.size();
          digest.update(Long.toString(size).getBytes(StandardCharsets.UTF_8));
          sample(channel, 0, digest);
          sample(channel, Math.max(0, size - SAMPLE_BYTES), digest);
        }
      }
      return Optional.of(HexFormat.of().formatHex(digest.digest()));
    } catch (IOException unreadable) {
      return Optional.empty();
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }

  private static void sample(FileChannel channel, long from, MessageDigest digest)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(SAMPLE_BYTES);
    while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) > 0) {
      // One read may give less than was asked for.
    }
    digest.update(buffer.flip());
  }
}
