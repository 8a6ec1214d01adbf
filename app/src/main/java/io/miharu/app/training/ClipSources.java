package io.miharu.app.training;

import io.miharu.app.console.UsageException;
import io.miharu.ingest.OpenOptions;
import io.miharu.ingest.Source;
import io.miharu.ingest.Sources;
import io.miharu.learning.clips.ClipSplits;
import io.miharu.learning.data.ActionMnist;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The clips that {@code --data} names. */
final class ClipSources {

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
                    "train needs --data action-mnist, texture-motion or a folder of videos"));
    if (options.shrink != 1 && options.shrink != 2 && options.shrink != 4) {
      throw new UsageException("--shrink must be 1, 2 or 4, got " + options.shrink);
    }
    if (!(options.share > 0 && options.share <= 1)) {
      throw new UsageException("--share must be above 0 and at most 1, got " + options.share);
    }
    return switch (data) {
      case "action-mnist" -> shrunk(actionMnist(options), options.shrink);
      case "texture-motion" -> shrunk(textureMotion(options), options.shrink);
      default -> videos(Path.of(data), options, progress);
    };
  }

  private static ClipSplits shrunk(ClipSplits whole, int factor) {
    return factor == 1
        ? whole
        : new ClipSplits(
            new SmallerClips(whole.training(), factor),
            new SmallerClips(whole.validation(), factor),
            new SmallerClips(whole.test(), factor),
            whole.description() + ", shrunk by " + factor,
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

  private static ClipSplits textureMotion(ClipOptions options) throws IOException {
    TextureBank bank = new DrawnTextures(DATA_SEED, 40);
    if (options.textures.isPresent()) {
      Path folder = options.textures.get();
      bank =
          TextureFolder.in(folder)
              .orElseThrow(
                  () ->
                      new UsageException(folder + " has no folders of photographs; give another"));
    }
    return new ClipSplits(
        TextureMotion.of(bank, Split.TRAIN, DATA_SEED, options.share),
        TextureMotion.of(bank, Split.VALIDATION, DATA_SEED, options.share),
        TextureMotion.of(bank, Split.TEST, DATA_SEED, options.share),
        "texture-motion 1, %s, share %s".formatted(bank.source(), options.share),
        TextureMotion.SIDE);
  }

  private static ClipSplits videos(Path folder, ClipOptions options, VideoClips.Progress progress)
      throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new UsageException(
          folder
              + " is no folder; --data needs action-mnist, texture-motion or a folder of videos");
    }
    if (options.folds < 3
        || options.fold < 1
        || options.fold > options.folds
        || options.block < 1) {
      throw new UsageException(
          "needs --folds of 3 or more, --fold among them and --block of 1 or more, got %d, %d and %d"
              .formatted(options.folds, options.fold, options.block));
    }
    List<String> classes = new ArrayList<>();
    List<ClipFile> files = new ArrayList<>();
    try (Stream<Path> kinds = Files.list(folder)) {
      for (Path kind : kinds.filter(Files::isDirectory).sorted().toList()) {
        add(kind, classes.size(), options.block, files);
        classes.add(kind.getFileName().toString());
      }
    }
    int side = 64 / options.shrink;
    ClipShape shape = new ClipShape(1, 16, side, side, VIDEO_RATE);
    VideoClips clips;
    try {
      clips = VideoClips.read(classes, files, shape, ClipVariation.DEFAULT, MOST_SECONDS, progress);
    } catch (IllegalArgumentException unfit) {
      throw new UsageException(folder + ": " + unfit.getMessage());
    }
    Folds folds = Folds.bySource(clips, clips.sources(), options.folds);
    int test = options.fold - 1;
    int validation = options.fold % options.folds;
    return new ClipSplits(
        ClipSubset.where(
            clips, clip -> folds.foldOf(clip) != test && folds.foldOf(clip) != validation),
        ClipSubset.where(clips, clip -> folds.foldOf(clip) == validation),
        ClipSubset.where(clips, clip -> folds.foldOf(clip) == test),
        "%d videos of %s, fold %d of %d, blocks of %d"
            .formatted(clips.size(), classes, options.fold, options.folds, options.block),
        VideoClips.pictureSide(shape));
  }

  private static void add(Path kind, int label, int block, List<ClipFile> files)
      throws IOException {
    List<Source> sources = Sources.expand(List.of(kind.toString()));
    for (int i = 0; i < sources.size(); i++) {
      Source source = sources.get(i);
      files.add(
          new ClipFile(
              source.name(),
              label,
              kind.getFileName() + " " + i / block,
              () -> Sources.open(source, OpenOptions.DEFAULT)));
    }
  }
}
