package io.miharu.eval.formats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Kitware's packet format (KPF) as the DIVA and MEVA annotations use it: YAML lists of packets,
 * frames from 0 with the last one included, boxes as {@code left top right bottom}.
 *
 * <p>Source: Kitware, "KPF: KWIVER Packet Format", and the MEVA annotation files. A video is three
 * files, {@code NAME.activities.yml}, {@code NAME.geom.yml} and {@code NAME.types.yml}; any of
 * them, or {@code NAME}, names all three. One file may hold all packets, too. What KPF has no
 * packet for, the video's name, its rate and its size, stands in {@code meta} packets.
 */
final class KpfPackets implements AnnotationFormat.Codec {

  static final List<String> PARTS = List.of(".types.yml", ".geom.yml", ".activities.yml");
  static final String META_VIDEO = "video: ";
  static final String META_RATE = "frames per second: ";
  static final String META_SIZE = "picture size: ";

  @Override
  public Annotations read(Path file, ReadHints hints) throws IOException {
    if (Files.isDirectory(file)) {
      return AnnotationFormat.readAll(bases(file), hints, this);
    }
    String name = String.valueOf(file.getFileName());
    List<Path> files = new ArrayList<>();
    String base = base(name);
    for (String part : PARTS) {
      Path sibling = file.resolveSibling(base + part);
      if (Files.exists(sibling)) {
        files.add(sibling);
      }
    }
    boolean alone = files.stream().noneMatch(file::equals) && Files.exists(file);
    return new KpfReader(alone ? name.replaceAll("\\.ya?ml$", "") : base, hints)
        .read(alone ? List.of(file) : files);
  }

  /** A file's name without the ending of a part. */
  private static String base(String name) {
    for (String part : PARTS) {
      if (name.endsWith(part)) {
        return name.substring(0, name.length() - part.length());
      }
    }
    return name;
  }

  /** The videos of a folder, by name, as paths without an ending. */
  static List<Path> bases(Path folder) throws IOException {
    TreeSet<Path> bases = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> !base(String.valueOf(file.getFileName())).equals("" + file.getFileName()))
          .forEach(file -> bases.add(folder.resolve(base(String.valueOf(file.getFileName())))));
    }
    return List.copyOf(bases);
  }

  /** Whether {@code base} and an ending name a file. */
  static boolean hasParts(Path base) {
    return PARTS.stream().anyMatch(part -> Files.exists(Path.of(base + part)));
  }

  @Override
  public void write(Path file, List<VideoAnnotations> videos, Losses losses) throws IOException {
    VideoAnnotations video = videos.get(0);
    KpfWriter writer = new KpfWriter(video);
    video.needFrames("KPF counts frames");
    losses.addAlerts(video);
    String name = String.valueOf(file.getFileName());
    if ((name.endsWith(".yml") && base(name).equals(name)) || name.endsWith(".yaml")) {
      Files.writeString(
          file, writer.meta() + writer.types() + writer.geometry() + writer.activities());
      return;
    }
    Path base =
        Files.isDirectory(file)
            ? file.resolve(Names.fileName(video.video()))
            : file.resolveSibling(base(name));
    Files.writeString(Path.of(base + ".types.yml"), writer.meta() + writer.types());
    Files.writeString(Path.of(base + ".geom.yml"), writer.meta() + writer.geometry());
    Files.writeString(Path.of(base + ".activities.yml"), writer.meta() + writer.activities());
  }
}
