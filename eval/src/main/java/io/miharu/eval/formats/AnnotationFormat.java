package io.miharu.eval.formats;

import io.miharu.eval.DataFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A format that tracks and events can be kept in. Section "Converting" of {@code docs/formats.md}
 * says what each one holds.
 */
public enum AnnotationFormat {
  /** Our own: a run's folder, or {@code events.jsonl} alone. */
  MIHARU("", true),
  /** MOTChallenge text: boxes of tracks. */
  MOT(".txt", false),
  /** COCO's JSON with images, annotations and categories, and tracks as its video kin has them. */
  COCO(".json", true),
  /** COCO's flat list of detections. */
  COCO_RESULTS(".json", false),
  /** CVAT's XML for video, version 1.1. */
  CVAT(".xml", false),
  /** The JSON of NIST's ActEV evaluations. */
  ACTEV(".json", true),
  /** Kitware's packet format: YAML with activities, geometry and types. */
  KPF("", false),
  /** ViPER's XML, as TRECVID's surveillance evaluations use it. */
  VIPER(".xml", true),
  /** ASAM OpenLABEL 1.0. */
  OPENLABEL(".json", false),
  /** WebVTT: events as cues with JSON in them. */
  WEBVTT(".vtt", true);

  /** Reads and writes one format. */
  interface Codec {

    Annotations read(Path file, ReadHints hints) throws IOException;

    /** Writes all videos, or the only one, and says what was lost. */
    void write(Path file, List<VideoAnnotations> videos, Losses losses) throws IOException;
  }

  private final String ending;
  private final boolean manyVideos;

  AnnotationFormat(String ending, boolean manyVideos) {
    this.ending = ending;
    this.manyVideos = manyVideos;
  }

  private Codec codec() {
    return switch (this) {
      case MIHARU -> new EngineRun();
      case MOT -> new MotText();
      case COCO -> new CocoDataset();
      case COCO_RESULTS -> new CocoResults();
      case CVAT -> new CvatVideo();
      case ACTEV -> new ActevJson();
      case KPF -> new KpfPackets();
      case VIPER -> new ViperXml();
      case OPENLABEL -> new OpenLabel();
      case WEBVTT -> new WebVtt();
    };
  }

  /** The name that the command line knows: {@code coco-results}. */
  public String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All names, parted by commas. */
  public static String titles() {
    return Arrays.stream(values()).map(AnnotationFormat::title).collect(Collectors.joining(", "));
  }

  /**
   * Tells a file's or folder's format by its content.
   *
   * @throws DataFormatException naming the formats, where it is none of them
   */
  public static AnnotationFormat recognise(Path file) throws IOException {
    return FormatRecognition.of(file);
  }

  /**
   * Reads a file or folder of this format.
   *
   * @throws DataFormatException naming the place, what was needed there and what came
   */
  public Annotations read(Path file, ReadHints hints) throws IOException {
    return codec().read(file, hints);
  }

  /**
   * Writes a file of this format, over an old one if need be. Where the format holds one video and
   * there are several, {@code out} becomes a folder with a file for each.
   *
   * @return what the format has no place for, in words; empty where nothing is lost
   */
  public List<String> write(Path out, List<VideoAnnotations> videos) throws IOException {
    if (videos.isEmpty()) {
      throw new DataFormatException("there is no video to write to " + out);
    }
    Path parent = out.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Losses losses = new Losses();
    if (manyVideos || videos.size() == 1) {
      codec().write(out, videos, losses);
      return losses.lines();
    }
    Files.createDirectories(out);
    Set<String> taken = new LinkedHashSet<>();
    for (VideoAnnotations video : videos) {
      String name = Names.fileName(video.video());
      for (int number = 2; !taken.add(name); number++) {
        name = Names.fileName(video.video()) + "-" + number;
      }
      codec().write(out.resolve(name + ending), List.of(video), losses);
    }
    return losses.lines();
  }

  /** Several files of one format as one, in the order of their names. */
  static Annotations readAll(List<Path> files, ReadHints hints, Codec codec) throws IOException {
    List<VideoAnnotations> videos = new ArrayList<>();
    Set<String> remarks = new LinkedHashSet<>();
    for (Path file : files) {
      Annotations one = codec.read(file, hints);
      videos.addAll(one.videos());
      remarks.addAll(one.remarks());
    }
    return new Annotations(videos, List.copyOf(remarks));
  }
}
