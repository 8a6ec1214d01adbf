package io.miharu.app.training;

import io.miharu.app.console.UsageException;
import io.miharu.ingest.OpenOptions;
import io.miharu.ingest.Source;
import io.miharu.ingest.Sources;
import io.miharu.learning.clips.ClipSplits;
import io.miharu.learning.data.ActionMnist;
import io.miharu.learning.data.CameraMotion;
import io.miharu.learning.data.ClipFile;
import io.miharu.learning.data.ClipShape;
import io.miharu.learning.data.ClipSubset;
import io.miharu.learning.data.ClipVariation;
import io.miharu.learning.data.DigitGlyphs;
import io.miharu.learning.data.DrawnTextures;
import io.miharu.learning.data.Folds;
import io.miharu.learning.data.IdxDigits;
import io.miharu.learning.data.Seed;
import io.miharu.learning.data.SmallerClips;
import io.miharu.learning.data.Split;
import io.miharu.learning.data.StrokeDigits;
import io.miharu.learning.data.TextureBank;
import io.miharu.learning.data.TextureFolder;
import io.miharu.learning.data.TextureMotion;
import io.miharu.learning.data.VideoClips;
import io.miharu.temporal.clips.ClipStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The clips that {@code --data} names. */
final class ClipSources {

  static final String ACTION_MNIST = "action-mnist";
  static final String TEXTURE_MOTION = "texture-motion";
  static final String CAMERA_MOTION = "camera-motion";

  /** Of the drawn clips themselves, the same for every run, so that runs can be compared. */
  private static final Seed DATA_SEED = new Seed(2026);

  private static final double MOST_SECONDS = 20;

  /** Frames/s: sixteen of them see two seconds. */
  private static final double VIDEO_RATE = 8;

  private ClipSources() {}

  static ClipSplits of(ClipOptions options, VideoClips.Progress progress) throws IOException {
    String data =
        options.data.orElseThrow(
            () ->
                new UsageException(
                    "needs --data action-mnist, texture-motion, camera-motion or a folder of videos"));
    int shrink = options.shrink.orElse(1);
    if (shrink != 1 && shrink != 2 && shrink != 4) {
      throw new UsageException("--shrink must be 1, 2 or 4, got " + shrink);
    }
    if (!(options.share > 0 && options.share <= 1)) {
      throw new UsageException("--share must be above 0 and at most 1, got " + options.share);
    }
    List<ClipStream> streams = streams(options);
    ClipSplits clips =
        switch (data) {
          case ACTION_MNIST -> shrunk(actionMnist(options), shrink);
          case TEXTURE_MOTION -> shrunk(textureMotion(options), shrink);
          case CAMERA_MOTION -> shrunk(cameraMotion(options), shrink);
          default -> videos(Path.of(data), options, streams, progress);
        };
    try {
      return clips.seenAs(streams);
    } catch (IllegalArgumentException unfit) {
      throw new UsageException("--input %s: %s".formatted(options.input, unfit.getMessage()));
    }
  }

  private static List<ClipStream> streams(ClipOptions options) {
    try {
      return ClipStream.parse(options.input);
    } catch (IllegalArgumentException unknown) {
      throw new UsageException("--input: " + unknown.getMessage());
    }
  }

  /** The clips of a generated set that nobody has shrunk yet; the data is not a folder. */
  static ClipSplits generated(ClipOptions options) throws IOException {
    String data = options.data.orElse("");
    return switch (data) {
      case ACTION_MNIST -> actionMnist(options);
      case TEXTURE_MOTION -> textureMotion(options);
      default ->
          throw new UsageException(
              "other frame rates need generated clips, --data action-mnist or texture-motion, got "
                  + data);
    };
  }

  static ClipSplits shrunk(ClipSplits whole, int factor) {
    if (factor == 1) {
      return whole;
    }
    ClipSplits small = whole.with(clips -> new SmallerClips(clips, factor), "shrunk by " + factor);
    return new ClipSplits(
        small.training(),
        small.validation(),
        small.test(),
        small.description(),
        whole.pictureSide() / factor);
  }

  private static ClipSplits actionMnist(ClipOptions options) throws IOException {
    Optional<IdxDigits> handwritten = IdxDigits.in(Path.of(options.digits));
    DigitGlyphs glyphs =
        handwritten.isPresent() ? handwritten.get() : new StrokeDigits(DATA_SEED, 1000);
    ActionMnist.Kind kind = ActionMnist.Kind.DIRECTIONS;
    return new ClipSplits(
        ActionMnist.of(glyphs, kind, Split.TRAIN, DATA_SEED, options.share),
        ActionMnist.of(glyphs, kind, Split.VALIDATION, DATA_SEED, options.share),
        ActionMnist.of(glyphs, kind, Split.TEST, DATA_SEED, options.share),
        "action-mnist 1, %s, share %s".formatted(glyphs.source(), options.share),
        ActionMnist.SIDE);
  }

  private static TextureBank textures(ClipOptions options) throws IOException {
    if (options.textures.isEmpty()) {
      return new DrawnTextures(DATA_SEED, 40);
    }
    Path folder = options.textures.get();
    return TextureFolder.in(folder)
        .orElseThrow(
            () -> new UsageException(folder + " has no folders of photographs; give another"));
  }

  private static ClipSplits cameraMotion(ClipOptions options) throws IOException {
    TextureBank bank = textures(options);
    return new ClipSplits(
        CameraMotion.of(bank, Split.TRAIN, DATA_SEED, options.share),
        CameraMotion.of(bank, Split.VALIDATION, DATA_SEED, options.share),
        CameraMotion.of(bank, Split.TEST, DATA_SEED, options.share),
        "camera-motion 3, %s, share %s".formatted(bank.source(), options.share),
        CameraMotion.SIDE);
  }

  private static ClipSplits textureMotion(ClipOptions options) throws IOException {
    TextureBank bank = textures(options);
    return new ClipSplits(
        TextureMotion.of(bank, Split.TRAIN, DATA_SEED, options.share),
        TextureMotion.of(bank, Split.VALIDATION, DATA_SEED, options.share),
        TextureMotion.of(bank, Split.TEST, DATA_SEED, options.share),
        "texture-motion 1, %s, share %s".formatted(bank.source(), options.share),
        TextureMotion.SIDE);
  }

  private static ClipSplits videos(
      Path folder, ClipOptions options, List<ClipStream> streams, VideoClips.Progress progress)
      throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new UsageException(
          folder
              + " is no folder; --data needs action-mnist, texture-motion, camera-motion or a folder"
              + " of videos");
    }
    options.parts.check();
    boolean motion = streams.contains(ClipStream.MOTION);
    List<String> classes = new ArrayList<>();
    List<ClipFile> files = new ArrayList<>();
    try (Stream<Path> kinds = Files.list(folder)) {
      for (Path kind : kinds.filter(Files::isDirectory).sorted().toList()) {
        add(kind, classes.size(), options.parts.block, motion, files);
        classes.add(kind.getFileName().toString());
      }
    }
    int side = 64 / options.shrink.orElse(1);
    ClipShape shape = new ClipShape(motion ? 3 : 1, 16, side, side, VIDEO_RATE);
    VideoClips clips;
    try {
      clips =
          VideoClips.read(
              classes, files, shape, motion, ClipVariation.DEFAULT, MOST_SECONDS, progress);
    } catch (IllegalArgumentException unfit) {
      throw new UsageException(folder + ": " + unfit.getMessage());
    }
    Folds folds = Folds.bySource(clips, clips.sources(), options.parts.folds);
    int test = options.parts.test();
    int validation = options.parts.validation();
    return new ClipSplits(
        ClipSubset.where(
            clips, clip -> folds.foldOf(clip) != test && folds.foldOf(clip) != validation),
        ClipSubset.where(clips, clip -> folds.foldOf(clip) == validation),
        ClipSubset.where(clips, clip -> folds.foldOf(clip) == test),
        "%d videos of %s, %s".formatted(clips.size(), classes, options.parts),
        VideoClips.pictureSide(shape));
  }

  private static void add(Path kind, int label, int block, boolean motion, List<ClipFile> files)
      throws IOException {
    OpenOptions how = OpenOptions.DEFAULT.withMotionVectors(motion);
    List<Source> sources = Sources.expand(List.of(kind.toString()));
    for (int i = 0; i < sources.size(); i++) {
      Source source = sources.get(i);
      files.add(
          new ClipFile(
              source.name(),
              label,
              kind.getFileName() + " " + i / block,
              () -> Sources.open(source, how)));
    }
  }
}
