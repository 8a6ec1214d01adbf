package io.miharu.detectors.onnx;

import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.core.PixelView;
import io.miharu.detectors.Detector;
import io.miharu.nets.CardCatalog;
import io.miharu.nets.CocoLabels;
import io.miharu.nets.ImageInput;
import io.miharu.nets.ModelCard;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.onnx.CardCheck;
import io.miharu.nets.onnx.OnnxModel;
import io.miharu.nets.onnx.OnnxRun;
import io.miharu.nets.onnx.TensorPort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds objects with an ONNX network on single frames; remembers nothing.
 *
 * <p>What the network needs and means comes from its {@link ModelCard}: inside the file, beside it,
 * or built in; a file without one is recognised by its shapes when they are those of YOLOX with the
 * 80 COCO classes or with persons only. Opening runs the card's golden self-test. Owns the network.
 * Not thread-safe.
 */
public final class OnnxDetector implements Detector {

  /** What the {@code head} of a card must be. */
  static final String YOLOX = "yolox";

  private final OnnxModel model;
  private final OnnxRun run;
  private final ModelCard card;
  private final YoloxHead head;
  private final Set<ConceptId> vocabulary;
  private boolean closed;

  private OnnxDetector(OnnxModel model, OnnxRun run, ModelCard card) {
    this.model = model;
    this.run = run;
    this.card = card;
    this.head = new YoloxHead(card);
    this.vocabulary = Collections.unmodifiableSet(new LinkedHashSet<>(card.labels()));
  }

  /**
   * Opens a model file and checks that it is a detector and computes what its card says.
   *
   * @throws ModelFormatException when it cannot be read, is no detector, or fails its self-test
   */
  public static OnnxDetector open(Path file) throws IOException {
    OnnxModel model = OnnxModel.open(file);
    try {
      Optional<ModelCard> found = CardCatalog.find(file, model.metadata(), model.sha256());
      ModelCard card = found.isPresent() ? found.get() : recognise(model);
      requireYolox(model, card);
      OnnxRun run = model.prepare();
      try {
        CardCheck.check(model, run, card);
        return new OnnxDetector(model, run, card);
      } catch (IOException | RuntimeException refused) {
        run.close();
        throw refused;
      }
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
    ImageInput input = card.input();
    Letterbox letterbox =
        Letterbox.fit(frame.width(), frame.height(), input.width(), input.height());
    PixelView view = frame.pixels(input.colours(), letterbox.width(), letterbox.height());
    input.write(
        view.bytes(),
        letterbox.width(),
        letterbox.height(),
        run.input(model.inputs().get(0).name()));
    run.run();
    return head.decode(run.output(model.outputs().get(0).name()), letterbox);
  }

  @Override
  public void close() {
    closed = true;
    run.close();
    model.close();
  }

  private static ModelCard recognise(OnnxModel model) throws ModelFormatException {
    if (model.inputs().size() == 1 && model.outputs().size() == 1) {
      TensorPort in = model.inputs().get(0);
      TensorPort out = model.outputs().get(0);
      if (in.isFloat(1, 3, -1, -1) && in.isFixed() && out.isFloat(1, -1, -1) && out.isFixed()) {
        int height = Math.toIntExact(in.shape().get(2));
        int width = Math.toIntExact(in.shape().get(3));
        long classes = out.shape().get(2) - 5;
        boolean cells = out.shape().get(1) == YoloxHead.cells(width, height);
        if (cells && (classes == CocoLabels.ALL.size() || classes == 1)) {
          return new ModelCard(
              nameOf(model.file()),
              "object-detection",
              YOLOX,
              ImageInput.rawBgr(width, height),
              classes == 1 ? List.of(ConceptId.of("person")) : CocoLabels.ALL,
              ModelCard.DEFAULT_MIN_CONFIDENCE,
              ModelCard.DEFAULT_NMS_IOU,
              "not stated",
              "recognised by its shapes as YOLOX",
              Optional.empty());
        }
      }
    }
    throw new ModelFormatException(
        "%s is no detector that we know: it has %s. Supported is YOLOX, input FLOAT 1x3xHxW and output FLOAT 1xNx(5 + classes) with N cells of strides 8, 16 and 32, 80 COCO classes or persons only. For other classes put a card beside it: %s"
            .formatted(
                model.file(), model.shapes(), CardCatalog.beside(model.file()).getFileName()));
  }

  private static void requireYolox(OnnxModel model, ModelCard card) throws ModelFormatException {
    if (!card.task().equals("object-detection") || !card.head().equals(YOLOX)) {
      throw new ModelFormatException(
          "%s: a detector needs a card with task \"object-detection\" and head \"%s\", its card %s says \"%s\" and \"%s\""
              .formatted(model.file(), YOLOX, card.name(), card.task(), card.head()));
    }
    long cells = YoloxHead.cells(card.input().width(), card.input().height());
    if (model.outputs().size() != 1
        || !model.outputs().get(0).isFixed()
        || !model.outputs().get(0).isFloat(1, cells, 5 + card.labels().size())) {
      throw new ModelFormatException(
          "%s: with %d labels and an input of %d x %d px, YOLOX has one output FLOAT 1x%dx%d, but the file has %s; do the labels of card %s fit?"
              .formatted(
                  model.file(),
                  card.labels().size(),
                  card.input().width(),
                  card.input().height(),
                  cells,
                  5 + card.labels().size(),
                  model.outputs(),
                  card.name()));
    }
  }

  /** The file's name as a kebab-case source name. */
  private static String nameOf(Path file) {
    String stem = file.getFileName().toString().replaceFirst("\\.onnx$", "");
    String kebab =
        stem.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return kebab.isEmpty() ? "model" : kebab;
  }
}
