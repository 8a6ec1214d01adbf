package io.miharu.learning.detector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.MediaTime;
import io.miharu.core.PixelView;
import io.miharu.learning.detector.LabelledBox.Trust;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A folder of labelled frames: {@value #LABELS}, a line of JSON for each frame and one for each
 * clip that is complete, with what labelled it; and {@value #PIXELS}, the pictures one after the
 * other, rows of blue, green and red bytes.
 *
 * <p>A clip is added whole or not at all, so that a run that was stopped goes on with the next one.
 * Not thread-safe, but pictures may be read in one thread while none are added.
 */
public final class FrameStore implements AutoCloseable {

  static final String LABELS = "frames.jsonl";
  static final String PIXELS = "frames.bgr";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final FileChannel pixels;
  private final List<LabelledFrame> frames = new ArrayList<>();
  private final Map<String, String> clips = new LinkedHashMap<>();

  private FrameStore(Path folder, FileChannel pixels) {
    this.folder = folder;
    this.pixels = pixels;
  }

  /**
   * Opens a store, which is made when there is none.
   *
   * @throws IllegalArgumentException when its lines or pictures are damaged, or it holds a clip
   *     that is kept for testing
   */
  public static FrameStore open(Path folder) throws IOException {
    Files.createDirectories(folder);
    FileChannel pixels =
        FileChannel.open(
            folder.resolve(PIXELS),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    FrameStore store = new FrameStore(folder, pixels);
    try {
      store.load();
      return store;
    } catch (IOException | RuntimeException refused) {
      pixels.close();
      throw refused;
    }
  }

  /** All frames of complete clips, in the order they were added. */
  public List<LabelledFrame> frames() {
    return List.copyOf(frames);
  }

  /** Names of the complete clips. */
  public Set<String> clips() {
    return new TreeSet<>(clips.keySet());
  }

  /** What labelled the clips, each once, in order of their names. */
  public Set<String> labellers() {
    return new TreeSet<>(clips.values());
  }

  /** Reads the picture of a frame: rows of three bytes a pixel. */
  public void read(LabelledFrame frame, byte[] into) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(into, 0, frame.bytes());
    while (buffer.hasRemaining()) {
      if (pixels.read(buffer, frame.offset() + buffer.position()) < 0) {
        throw damaged("its pictures are cut short");
      }
    }
  }

  /** Collects the frames of a clip. */
  public final class Clip implements FrameLabeller.Sink {

    private final String name;
    private final String labeller;
    private final List<LabelledFrame> added = new ArrayList<>();

    private Clip(String name, String labeller) {
      this.name = name;
      this.labeller = labeller;
    }

    @Override
    public void add(long index, MediaTime time, PixelView picture, List<LabelledBox> boxes)
        throws IOException {
      long offset = pixels.size();
      ByteBuffer bytes = picture.bytes();
      while (bytes.hasRemaining()) {
        pixels.write(bytes, offset + bytes.position());
      }
      added.add(
          new LabelledFrame(name, index, time, picture.width(), picture.height(), offset, boxes));
    }

    /** Puts the clip into the store. */
    public void complete() throws IOException {
      pixels.force(false);
      StringBuilder lines = new StringBuilder();
      for (LabelledFrame frame : added) {
        lines.append(line(frame)).append('\n');
      }
      ObjectNode end = JSON.createObjectNode();
      end.put("complete", name).put("labeller", labeller).put("frames", added.size());
      lines.append(end).append('\n');
      Files.writeString(
          folder.resolve(LABELS),
          lines,
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      frames.addAll(added);
      clips.put(name, labeller);
    }
  }

  /**
   * Begins a clip.
   *
   * @param labeller what labels it: the teacher's name and SHA-256, or the truth of scenes
   */
  public Clip add(Path clip, String labeller) {
    ReservedClips.require(clip);
    return new Clip(String.valueOf(clip.getFileName()), labeller);
  }

  @Override
  public void close() throws IOException {
    pixels.close();
  }

  private void load() throws IOException {
    Path file = folder.resolve(LABELS);
    if (!Files.exists(file)) {
      return;
    }
    List<LabelledFrame> open = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode node;
      try {
        node = JSON.readTree(line);
      } catch (JsonProcessingException broken) {
        throw damaged("a line is no JSON: " + line);
      }
      if (node.has("complete")) {
        frames.addAll(open);
        clips.put(node.path("complete").asText(), node.path("labeller").asText());
        open.clear();
      } else {
        open.add(frame(node));
      }
    }
  }

  private static ObjectNode line(LabelledFrame frame) {
    ObjectNode node = JSON.createObjectNode();
    node.put("clip", frame.clip()).put("frame", frame.index());
    node.put("micros", frame.time().micros());
    node.put("width", frame.width()).put("height", frame.height());
    node.put("offset", frame.offset());
    ArrayNode boxes = node.putArray("boxes");
    for (LabelledBox box : frame.boxes()) {
      ObjectNode one = boxes.addObject();
      one.put("label", box.label().value()).put("confidence", box.confidence());
      one.put("share", box.share()).put("trust", box.trust().name());
      one.putArray("box")
          .add(box.box().left())
          .add(box.box().top())
          .add(box.box().right())
          .add(box.box().bottom());
    }
    return node;
  }

  private LabelledFrame frame(JsonNode node) throws IOException {
    try {
      ReservedClips.require(Path.of(node.path("clip").asText()));
      List<LabelledBox> boxes = new ArrayList<>();
      for (JsonNode one : node.path("boxes")) {
        JsonNode box = one.path("box");
        boxes.add(
            new LabelledBox(
                ConceptId.of(one.path("label").asText()),
                new Box(edge(box, 0), edge(box, 1), edge(box, 2), edge(box, 3)),
                one.path("confidence").floatValue(),
                one.path("share").floatValue(),
                Trust.valueOf(one.path("trust").asText())));
      }
      LabelledFrame frame =
          new LabelledFrame(
              node.path("clip").asText(),
              node.path("frame").asLong(),
              new MediaTime(node.path("micros").asLong()),
              node.path("width").asInt(),
              node.path("height").asInt(),
              node.path("offset").asLong(),
              boxes);
      if (frame.bytes() <= 0 || frame.offset() + frame.bytes() > pixels.size()) {
        throw damaged("a frame of %s has no picture".formatted(frame.clip()));
      }
      return frame;
    } catch (IllegalArgumentException unfit) {
      throw damaged(String.valueOf(unfit.getMessage()));
    }
  }

  private static float edge(JsonNode box, int index) {
    return box.path(index).floatValue();
  }

  private IllegalArgumentException damaged(String what) {
    return new IllegalArgumentException(
        "%s cannot be used: %s; delete it and label anew".formatted(folder, what));
  }
}
