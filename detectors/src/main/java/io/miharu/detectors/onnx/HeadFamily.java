package io.miharu.detectors.onnx;

import io.miharu.core.PixelFormat;
import io.miharu.detectors.onnx.SsdHead.Corners;
import io.miharu.nets.ImageInput;
import io.miharu.nets.ModelCard;
import io.miharu.nets.onnx.OnnxModel;
import io.miharu.nets.onnx.TensorPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** The output layouts that are known, in the order in which a file without a card is tried. */
enum HeadFamily {
  YOLOX("yolox", "YOLOX: one output 1xNx(5 + classes), N cells of strides 8, 16 and 32") {
    @Override
    OptionalInt classes(OnnxModel model, ImageInput input) {
      return rows(model, input, Grid.cells(input.width(), input.height()), 5);
    }

    @Override
    DetectionHead head(OnnxModel model, ModelCard card) {
      return new YoloxHead(card, model.outputs().get(0).name());
    }

    @Override
    ImageInput usualInput(int width, int height) {
      return ImageInput.rawBgr(width, height);
    }
  },
  YOLO_V5("yolov5", "YOLOv5 and v7: one output 1x3Nx(5 + classes)") {
    @Override
    OptionalInt classes(OnnxModel model, ImageInput input) {
      return rows(model, input, ANCHORS * Grid.cells(input.width(), input.height()), 5);
    }

    @Override
    DetectionHead head(OnnxModel model, ModelCard card) {
      return new YoloV5Head(card, model.outputs().get(0).name());
    }
  },
  YOLO_V8("yolov8", "YOLOv8, v9 and v11: one output 1x(4 + classes)xN") {
    @Override
    OptionalInt classes(OnnxModel model, ImageInput input) {
      return only(model, input)
          .filter(out -> out.isFloat(1, -1, Grid.cells(input.width(), input.height())))
          .map(out -> positive(out.shape().get(1) - 4))
          .orElse(OptionalInt.empty());
    }

    @Override
    DetectionHead head(OnnxModel model, ModelCard card) {
      return new YoloV8Head(card, model.outputs().get(0).name());
    }
  },
  FASTEST_DET("fastestdet", "FastestDet: one output 1x(5 + classes)x(H/16)x(W/16)") {
    @Override
    OptionalInt classes(OnnxModel model, ImageInput input) {
      int stride = FastestDetHead.STRIDE;
      return only(model, input)
          .filter(out -> out.isFloat(1, -1, input.height() / stride, input.width() / stride))
          .map(out -> positive(out.shape().get(1) - 5))
          .orElse(OptionalInt.empty());
    }

    @Override
    DetectionHead head(OnnxModel model, ModelCard card) {
      return new FastestDetHead(card, model.outputs().get(0).name());
    }

    @Override
    ImageInput usualInput(int width, int height) {
      return ImageInput.unit(PixelFormat.BGR24, width, height).stretchedToFill();
    }
  },
  NANODET("nanodet", "NanoDet: per stride 8, 16 and 32 classes 1xNxC and distances 1xNx4B") {
    @Override
    OptionalInt classes(OnnxModel model, ImageInput input) {
      List<TensorPort> classes = perStride(model, input, NanoDetPort.CLASSES);
      List<TensorPort> distances = perStride(model, input, NanoDetPort.DISTANCES);
      boolean complete =
          model.outputs().size() == 2 * Grid.STRIDES.length
              && classes.size() == Grid.STRIDES.length
              && distances.size() == Grid.STRIDES.length
              && distances.get(0).shape().get(2) % 4 == 0;
      return complete ? positive(classes.get(0).shape().get(2)) : OptionalInt.empty();
    }

    @Override
    DetectionHead head(OnnxModel model, ModelCard card) {
      List<TensorPort> distances = perStride(model, card.input(), NanoDetPort.DISTANCES);
      return new NanoDetHead(
          card,
          perStride(model, card.input(), NanoDetPort.CLASSES).stream()
              .map(TensorPort::name)
              .toList(),
          distances.stream().map(TensorPort::name).toList(),
          Math.toIntExact(distances.get(0).shape().get(2) / 4));
    }

    @Override
    ImageInput usualInput(int width, int height) {
      return new ImageInput(
          width,
          height,
          PixelFormat.BGR24,
          1,
          List.of(103.53, 116.28, 123.675),
          List.of(57.375, 57.12, 58.395),
          0,
          false);
    }
  },
  SSD("ssd", "SSD with its own post-processing: bboxes, labels, scores") {
    @Override
    DetectionHead head(OnnxModel model, ModelCard card) {
      return ssd(model, card, Corners.SHARES);
    }
  },
  SSD_TENSORFLOW("ssd-tensorflow", "the same of TensorFlow: detection_boxes, top first") {
    @Override
    DetectionHead head(OnnxModel model, ModelCard card) {
      return ssd(model, card, Corners.SHARES_TOP_FIRST);
    }
  },
  SSD_TORCHVISION("ssd-torchvision", "the same of torchvision: boxes in pixels") {
    @Override
    DetectionHead head(OnnxModel model, ModelCard card) {
      return ssd(model, card, Corners.PIXELS);
    }
  };

  /** YOLOv5 has three anchors in each cell. */
  private static final int ANCHORS = 3;

  /** What one of NanoDet's outputs holds, as its exports name them. */
  private enum NanoDetPort {
    CLASSES("cls"),
    DISTANCES("dis");

    private final String part;

    NanoDetPort(String part) {
      this.part = part;
    }
  }

  private final String id;
  private final String layout;

  HeadFamily(String id, String layout) {
    this.id = id;
    this.layout = layout;
  }

  /** What a card calls it. */
  String id() {
    return id;
  }

  /** The layout in words. */
  String layout() {
    return layout;
  }

  /**
   * How many classes a network has whose outputs are laid out so; empty when they are not.
   *
   * @param input at its own size
   */
  OptionalInt classes(OnnxModel model, ImageInput input) {
    // Those that end with boxes do not show it.
    return OptionalInt.empty();
  }

  /** The reader for a network whose card was checked. */
  abstract DetectionHead head(OnnxModel model, ModelCard card);

  /** How networks of this family most often take their picture. */
  ImageInput usualInput(int width, int height) {
    return ImageInput.unit(PixelFormat.RGB24, width, height);
  }

  /** Whether the number of classes shows in the shapes of the outputs. */
  boolean showsClasses() {
    return this != SSD && this != SSD_TENSORFLOW && this != SSD_TORCHVISION;
  }

  static Optional<HeadFamily> named(String id) {
    return List.of(values()).stream().filter(family -> family.id.equals(id)).findFirst();
  }

  /** The one output; its sizes may be open only where those of the input are. */
  private static Optional<TensorPort> only(OnnxModel model, ImageInput input) {
    return model.outputs().stream()
        .filter(out -> model.outputs().size() == 1)
        .filter(out -> out.isFixed() || input.multipleOf().isPresent())
        .findFirst();
  }

  private static OptionalInt rows(OnnxModel model, ImageInput input, int rows, int before) {
    return only(model, input)
        .filter(out -> out.isFloat(1, rows, -1))
        .map(out -> positive(out.shape().get(2) - before))
        .orElse(OptionalInt.empty());
  }

  private static OptionalInt positive(long classes) {
    return classes > 0 ? OptionalInt.of(Math.toIntExact(classes)) : OptionalInt.empty();
  }

  private static List<TensorPort> perStride(OnnxModel model, ImageInput input, NanoDetPort kind) {
    List<TensorPort> ports = new ArrayList<>();
    for (int stride : Grid.STRIDES) {
      int cells = (input.width() / stride) * (input.height() / stride);
      model.outputs().stream()
          .filter(out -> out.isFixed() && out.isFloat(1, cells, -1))
          .filter(out -> out.name().toLowerCase(Locale.ROOT).contains(kind.part))
          .findFirst()
          .ifPresent(ports::add);
    }
    return ports;
  }

  /** Whether the outputs are those of a network that ends with boxes, by their names. */
  static boolean endsWithBoxes(OnnxModel model) {
    return port(model, "box").isPresent()
        && port(model, "score").isPresent()
        && classPort(model).isPresent();
  }

  private static SsdHead ssd(OnnxModel model, ModelCard card, Corners corners) {
    return new SsdHead(
        card,
        port(model, "box").orElseThrow(),
        classPort(model).orElseThrow(),
        port(model, "score").orElseThrow(),
        corners);
  }

  private static Optional<String> classPort(OnnxModel model) {
    return port(model, "label").or(() -> port(model, "class"));
  }

  private static Optional<String> port(OnnxModel model, String part) {
    Predicate<TensorPort> named = out -> out.name().toLowerCase(Locale.ROOT).contains(part);
    return model.outputs().stream().filter(named).map(TensorPort::name).findFirst();
  }
}
