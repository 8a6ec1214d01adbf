package io.miharu.ingest.images;

import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.MediaException;
import io.miharu.core.MediaException.Fault;
import io.miharu.core.MediaTime;
import io.miharu.core.SourceInfo;
import io.miharu.core.StreamHealth;
import io.miharu.ingest.Losses;
import io.miharu.ingest.OpenOptions;
import io.miharu.ingest.Sources;
import io.miharu.ingest.javacv.VideoFileStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A folder of images as a video: one image a frame, in natural order of their names, at a stated
 * rate, since images carry no time. The n-th image of the folder is at n / rate seconds, whether or
 * not those before it could be read.
 *
 * <p>The first image that can be decoded sets the size. One of another size, or one that cannot be
 * decoded, is skipped, counted and listed. Images have no motion vectors. Not thread-safe.
 */
public final class ImageFolderStream implements FrameStream {

  /** Extensions of the files that count as images. */
  public static final List<String> EXTENSIONS =
      List.of("jpg", "jpeg", "png", "bmp", "webp", "tif", "tiff", "ppm", "pgm");

  /** Frames per second where nobody says otherwise. */
  public static final double DEFAULT_RATE = 25;

  private static final int MAX_BAD_IN_A_ROW = 250;

  private final List<Path> images;
  private final double rate;
  private final OpenOptions options;
  private final SourceInfo info;
  private final Losses losses = new Losses();
  private int next;
  private int badInARow;
  private boolean told;
  private boolean closed;

  private ImageFolderStream(List<Path> images, double rate, OpenOptions options, SourceInfo info) {
    this.images = images;
    this.rate = rate;
    this.options = options;
    this.info = info;
    while (next < images.size() && timeOf(next).isBefore(options.start())) {
      next++;
    }
  }

  /**
   * Opens a folder and decodes its first image.
   *
   * @param name what messages call it
   * @param rate images per second, above 0
   * @throws MediaException when the folder is missing or holds no image that can be decoded
   */
  public static ImageFolderStream open(Path folder, String name, double rate, OpenOptions options)
      throws IOException {
    if (!(rate > 0 && rate <= 1000)) { // written so that NaN fails too
      throw new IllegalArgumentException(
          "images are shown at up to 1000 a second, got a rate of " + rate);
    }
    if (!Files.isDirectory(folder)) {
      throw cannotOpen(name, "is not a folder; name a folder of images", null);
    }
    List<Path> images = Sources.filesWith(folder, EXTENSIONS);
    @Nullable MediaException firstFailure = null;
    for (Path image : images.subList(0, Math.min(images.size(), MAX_BAD_IN_A_ROW))) {
      try (VideoFileStream first = openImage(image, options)) {
        SourceInfo of = first.info();
        SourceInfo info =
            new SourceInfo(
                name,
                folder.toString(),
                "images/" + of.format(),
                of.width(),
                of.height(),
                Optional.of(Duration.ofNanos(Math.round(images.size() / rate * 1e9))),
                OptionalDouble.of(rate),
                0);
        return new ImageFolderStream(images, rate, options, info);
      } catch (MediaException e) {
        firstFailure = firstFailure == null ? e : firstFailure;
      }
    }
    throw cannotOpen(
        name,
        "holds no image that can be decoded (%d files end in %s)"
            .formatted(images.size(), String.join(", ", EXTENSIONS)),
        firstFailure);
  }

  private static MediaException cannotOpen(String name, String problem, @Nullable Throwable cause) {
    String message = name + " " + problem;
    return cause == null
        ? new MediaException(Fault.CANNOT_OPEN, message)
        : new MediaException(Fault.CANNOT_OPEN, message, cause);
  }

  private static VideoFileStream openImage(Path image, OpenOptions options) throws IOException {
    OpenOptions one = new OpenOptions(options.crop(), MediaTime.ZERO, Optional.empty(), false, 1);
    return VideoFileStream.open(image, image.getFileName().toString(), one);
  }

  private MediaTime timeOf(int image) {
    return MediaTime.ofSeconds(image / rate);
  }

  @Override
  public SourceInfo info() {
    return info;
  }

  @Override
  public Optional<Frame> next() throws IOException {
    if (closed) {
      throw new IllegalStateException(info.name() + " is closed");
    }
    while (next < images.size() && !options.isPastEnd(timeOf(next))) {
      int image = next++;
      Optional<Frame> frame = read(image);
      if (frame.isPresent()) {
        badInARow = 0;
        return frame;
      }
      losses.countSkipped(timeOf(image));
      badInARow++;
      if (badInARow == MAX_BAD_IN_A_ROW) {
        losses.damaged(
            "reading stopped at %s after %d bad images in a row"
                .formatted(images.get(image).getFileName(), badInARow));
        next = images.size();
      }
    }
    return end();
  }

  /** The image as a frame; empty when it is bad or of another size. */
  private Optional<Frame> read(int image) throws IOException {
    Path file = images.get(image);
    try (VideoFileStream stream = openImage(file, options)) {
      SourceInfo of = stream.info();
      if (of.width() != info.width() || of.height() != info.height()) {
        losses.warn(
            "%s is %d x %d px, not %d x %d px"
                .formatted(
                    file.getFileName(), of.width(), of.height(), info.width(), info.height()));
        return Optional.empty();
      }
      Optional<Frame> picture = wholePicture(stream);
      if (picture.isEmpty()) {
        return Optional.empty();
      }
      Frame frame = new TimedFrame(picture.get(), timeOf(image), losses.framesRead());
      losses.countRead();
      return Optional.of(frame);
    } catch (MediaException | IllegalArgumentException e) {
      // The second kind is a crop that does not fit an image smaller than the first.
      losses.warn(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** The stream's only picture, if it is whole: half an image decodes, too, with a grey rest. */
  private static Optional<Frame> wholePicture(VideoFileStream stream) throws IOException {
    Optional<Frame> picture = stream.next();
    try {
      stream.next().ifPresent(Frame::close);
      return picture;
    } catch (MediaException e) {
      picture.ifPresent(Frame::close);
      throw e;
    }
  }

  private Optional<Frame> end() throws MediaException {
    Optional<String> damage = losses.damage();
    if (damage.isPresent() && !told) {
      told = true;
      throw new MediaException(
          Fault.DAMAGED,
          "%s is damaged: %s. The other %d images were read; see the warnings for the names"
              .formatted(info.name(), damage.get(), losses.framesRead()));
    }
    return Optional.empty();
  }

  @Override
  public StreamHealth health() {
    return losses.health();
  }

  @Override
  public void close() {
    closed = true;
  }
}
