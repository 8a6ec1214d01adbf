package io.miharu.ingest.skeletons;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The files of a data set, from a folder or straight out of a tar archive. */
final class RecordingFiles {

  /** No file of skeletons comes near; a damaged archive must not ask for all memory. */
  private static final long LARGEST_BYTES = 512L << 20;

  private RecordingFiles() {}

  /**
   * Reads files whole, in the order of their names.
   *
   * @param source a folder, or a file .tar, .tar.gz or .tgz
   * @param wanted of the path inside {@code source}, with slashes
   * @throws SkeletonFormatException when there is none, or the archive is damaged
   */
  static SortedMap<String, byte[]> read(Path source, Predicate<String> wanted) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    if (Files.isDirectory(source)) {
      readFolder(source, wanted, files);
    } else if (Files.isRegularFile(source)) {
      readArchive(source, wanted, files);
    } else {
      throw new SkeletonFormatException(
          "%s is neither a folder nor an archive; pass the folder, .tar or .tar.gz of the data set"
              .formatted(source));
    }
    if (files.isEmpty()) {
      throw new SkeletonFormatException(
          "%s holds no file of this data set; is it another set's?".formatted(source));
    }
    return files;
  }

  private static void readFolder(
      Path folder, Predicate<String> wanted, SortedMap<String, byte[]> files) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (wanted.test(name)) {
          files.put(name, Files.readAllBytes(file));
        }
      }
    }
  }

  private static void readArchive(
      Path archive, Predicate<String> wanted, SortedMap<String, byte[]> files) throws IOException {
    String name = archive.getFileName().toString().toLowerCase(Locale.ROOT);
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(archive));
        InputStream plain = name.endsWith("gz") ? new GZIPInputStream(bytes) : bytes;
        TarArchiveInputStream tar = new TarArchiveInputStream(plain)) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (!entry.isFile() || !wanted.test(entry.getName())) {
          continue;
        }
        if (entry.getSize() > LARGEST_BYTES) {
          throw new SkeletonFormatException(
              "%s: %s claims %d bytes; no file of skeletons is that large"
                  .formatted(archive, entry.getName(), entry.getSize()));
        }
        files.put(entry.getName(), tar.readAllBytes());
      }
    } catch (SkeletonFormatException refused) {
      throw refused;
    } catch (IOException damaged) {
      throw new SkeletonFormatException(
          "%s cannot be read as an archive: %s".formatted(archive, damaged.getMessage()), damaged);
    }
  }
}
