package io.miharu.app.run;

import io.miharu.detectors.onnx.OnnxDetector;
import io.miharu.detectors.opencv.DarknetDetector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Fingerprints of the files a result depends on, for its provenance. */
public final class FileHashes {

  private FileHashes() {}

  /**
   * SHA-256 of the model and event files of a run, and of the network that is built in where it
   * looks, by file name, in rising order of names.
   */
  public static Map<String, String> of(RunSettings settings) throws IOException {
    List<Path> files = new ArrayList<>(settings.eventFiles());
    settings.detector().file().ifPresent(files::add);
    files.addAll(settings.networks().files());
    settings
        .networks()
        .classifier()
        .map(FrameCalibration::beside)
        .filter(Files::isRegularFile)
        .ifPresent(files::add);
    settings
        .detector()
        .file()
        .map(DarknetDetector::weightsOf)
        .filter(Files::isRegularFile)
        .ifPresent(files::add);
    Map<String, String> hashes = new TreeMap<>();
    for (Path file : files) {
      hashes.put(String.valueOf(file.getFileName()), sha256(Files.readAllBytes(file)));
    }
    if (settings.detector().usesOwnNetwork()) {
      hashes.put(OnnxDetector.EMBEDDED, sha256(OnnxDetector.embeddedBytes()));
    }
    return hashes;
  }

  /** 64 hexadecimal digits in lower case. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }
}
