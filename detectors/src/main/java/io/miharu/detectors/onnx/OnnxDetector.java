package io.miharu.detectors.onnx;

import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.core.PixelView;
import io.miharu.detectors.Detector;
import io.miharu.nets.CardCatalog;
import io.miharu.nets.ImageInput;
import io.miharu.nets.ModelCard;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.onnx.CardCheck;
import io.miharu.nets.onnx.OnnxModel;
import io.miharu.nets.onnx.OnnxRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds objects with an ONNX network on single frames; remembers nothing.
 *
 * <p>What the network needs and means comes from its {@link ModelCard}: inside the file, beside it,
 * or built in; a file without one is recognised by its shapes ({@link CardGuess}). Opening runs the
 * card's golden self-test. A network that takes pictures of any size looks at each frame at the
 * size that shows it largest for the same cost ({@link SizeChoice}). Twins share the network, each
 * with buffers of its own; the last one that is closed closes it. Not thread-safe.
 */
public final class OnnxDetector implements Detector {

  /** What the network that is built in is called as a file. */
  public static final String EMBEDDED = "miharu-detector.onnx";

  /** How many detectors compute with {@link #model}. */
  private final AtomicInteger users;

  private final OnnxModel model;
  private final ModelCard card;
  private final DetectionHead head;
  private final Set<ConceptId> vocabulary;

  /** How large it looks where frames have the shape for that; twins are made in any thread. */
  private volatile ImageInput own;

  /** How large it looks at the frames it saw last. */
  private ImageInput input;

  /** With buffers for {@link #input}. */
  private OnnxRun run;

  private boolean closed;

  private OnnxDetector(
      AtomicInteger users,
      OnnxModel model,
      ModelCard card,
      DetectionHead head,
      ImageInput own,
      OnnxRun run) {
    this.users = users;
    this.model = model;
    this.card = card;
    this.head = head;
    this.own = own;
    this.input = own;
    this.run = run;
    this.vocabulary = Collections.unmodifiableSet(new LinkedHashSet<>(card.labels()));
  }

  /**
   * Opens a model file and checks that it is a detector and computes what its card says.
   *
   * @throws ModelFormatException when it cannot be read, is no detector, or fails its self-test
   */
  public static OnnxDetector open(Path file) throws IOException {
    return of(file, OnnxModel.open(file));
  }

  /**
   * The network that is built in, our own: people, bicycles, cars, motorcycles, buses and trucks.
   */
  public static OnnxDetector embedded() throws IOException {
    Path name = Path.of(EMBEDDED);
    return of(name, OnnxModel.of(name, embeddedBytes()));
  }

  /** The bytes of the network that is built in. */
  public static byte[] embeddedBytes() throws IOException {
    try (InputStream in = OnnxDetector.class.getResourceAsStream(EMBEDDED)) {
      if (in == null) {
        throw new AssertionError("resource missing from the build: " + EMBEDDED);
      }
      return in.readAllBytes();
    }
  }

  private static OnnxDetector of(Path file, OnnxModel model) throws IOException {
    try {
      Optional<ModelCard> found = CardCatalog.find(file, model.metadata(), model.sha256());
      ModelCard card = found.isPresent() ? found.get() : CardGuess.of(model);
      DetectionHead head = headOf(model, card);
      OnnxRun run = CardCheck.prepare(model, card);
      return new OnnxDetector(new AtomicInteger(1), model, card, head, card.input(), run);
    } catch (IOException | RuntimeException refused) {
      model.close();
      throw refused;
    }
  }

  /** What is known of the model. */
  public ModelCard card() {
    return card;
  }

  /** Of the model file, 64 hexadecimal digits: its name in reports. */
  public String sha256() {
    return model.sha256();
  }

  @Override
  public String name() {
    return card.name();
  }

  @Override
  public Set<ConceptId> vocabulary() {
    return vocabulary;
  }

  @Override
  public List<Detection> detect(Frame frame) throws IOException {
    if (closed) {
      throw new IllegalStateException("detector " + card.name() + " is closed");
    }
    prepare(SizeChoice.of(own, frame.width(), frame.height()));
    Letterbox letterbox = Letterbox.of(frame.width(), frame.height(), input);
    PixelView view = frame.pixels(input.colours(), letterbox.width(), letterbox.height());
    input.write(
        view.bytes(),
        letterbox.width(),
        letterbox.height(),
        run.input(model.inputs().get(0).name()));
    run.run();
    return head.decode(run, letterbox);
  }

  /**
   * Has it look at about so many pixels from now on, and its later twins, too; the shape is still
   * that of the frames.
   *
   * @param width px, above 0
   * @param height px, above 0
   * @throws IllegalArgumentException when the network takes pictures of one size only
   */
  public void lookAt(int width, int height) {
    own = card.input().withSizeNear(width, height);
  }

  /** New buffers where frames have another shape than those before. */
  private void prepare(ImageInput wanted) throws IOException {
    if (!wanted.equals(input)) {
      OnnxRun fitting = model.prepare(wanted);
      run.close();
      run = fitting;
      input = wanted;
    }
  }

  /** Also of a detector that is closed, as long as a twin of it is open. Thread-safe. */
  @Override
  public Optional<Detector> twin() throws IOException {
    if (users.getAndUpdate(open -> open == 0 ? 0 : open + 1) == 0) {
      return Optional.empty();
    }
    try {
      ImageInput same = own;
      return Optional.of(new OnnxDetector(users, model, card, head, same, model.prepare(same)));
    } catch (IOException | RuntimeException failed) {
      release();
      throw failed;
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      run.close();
      release();
    }
  }

  private void release() {
    if (users.decrementAndGet() == 0) {
      model.close();
    }
  }

  private static DetectionHead headOf(OnnxModel model, ModelCard card) throws ModelFormatException {
    Optional<HeadFamily> family = HeadFamily.named(card.head());
    if (!card.task().equals(ModelCard.DETECTION) || family.isEmpty()) {
      throw new ModelFormatException(
          "%s is no detector that we know: its card must say task \"%s\" and a head among %s, and its card %s says \"%s\" and \"%s\"; it has %s. Networks for other tasks go to --pose, --appearance or --classifier"
              .formatted(
                  model.file(),
                  ModelCard.DETECTION,
                  CardGuess.heads(),
                  card.name(),
                  card.task(),
                  card.head(),
                  model.shapes()));
    }
    HeadFamily head = family.get();
    OptionalInt classes = head.classes(model, card.input());
    if (classes.isPresent() && classes.getAsInt() != card.labels().size()) {
      throw new ModelFormatException(
          "%s: its card %s has %d labels, but the file has %d classes: %s"
              .formatted(
                  model.file(),
                  card.name(),
                  card.labels().size(),
                  classes.getAsInt(),
                  model.outputs()));
    }
    boolean fits = head.showsClasses() ? classes.isPresent() : HeadFamily.endsWithBoxes(model);
    if (!fits) {
      throw new ModelFormatException(
          "%s: its card %s promises the head %s (%s) with an input of %d x %d px, but the file has %s"
              .formatted(
                  model.file(),
                  card.name(),
                  head.id(),
                  head.layout(),
                  card.input().width(),
                  card.input().height(),
                  model.outputs()));
    }
    return head.head(model, card);
  }
}
