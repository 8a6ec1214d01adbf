package io.miharu.temporal.clips;

import io.miharu.core.ConceptId;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.NetworkCard;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How frames of a video become the clip that a network wants, as its card carries it. Immutable.
 *
 * @param channels of a picture: 1 for grey, 3 for red, green and blue; brightness in [0, 1]
 * @param frames of a clip
 * @param side width and height of a clip, px
 * @param pictureSide width and height that a frame is shrunk to before its middle is cut, px
 * @param framesPerSecond the rate to take frames at
 * @param streams what of the frames a clip holds, in this order
 * @param silent classes that are told apart but not reported
 */
public record ClipPreparation(
    int channels,
    int frames,
    int side,
    int pictureSide,
    double framesPerSecond,
    List<ClipStream> streams,
    List<ConceptId> silent) {

  /** The task in a card of a clip network. */
  public static final String TASK = "clip-classification";

  public ClipPreparation {
    streams = List.copyOf(streams);
    silent = List.copyOf(silent);
    if (streams.isEmpty()
        || (channels != 1 && channels != 3)
        || frames < 1
        || side < 1
        || pictureSide < side
        || !(framesPerSecond > 0)) {
      throw new IllegalArgumentException(
          "a clip needs 1 or 3 channels, frames, a side, a picture no smaller and a rate above 0,"
              + " got %d, %d, %d, %d and %s"
                  .formatted(channels, frames, side, pictureSide, framesPerSecond));
    }
  }

  /** How many numbers a clip has. */
  public int values() {
    return inputChannels() * frames * side * side;
  }

  private int inputChannels() {
    return ClipStream.channels(streams, channels);
  }

  /** Seconds from the first frame of a clip to the last. */
  public double span() {
    return (frames - 1) / framesPerSecond;
  }

  /** The input of a network that takes such clips. */
  public NetworkCard.Input input(String name) {
    return new NetworkCard.Input(
        name,
        List.of(inputChannels(), frames, side, side),
        List.of("channels", "time", "height", "width"));
  }

  /** As a card carries it. */
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("framesPerSecond", String.valueOf(framesPerSecond));
    facts.put("pictureSide", String.valueOf(pictureSide));
    facts.put("colours", channels == 1 ? "grey" : "rgb");
    facts.put("streams", ClipStream.join(streams));
    facts.put("silent", String.join(",", silent.stream().map(ConceptId::value).toList()));
    return facts;
  }

  /**
   * Reads a card.
   *
   * @param where names the file in messages
   * @throws ModelFormatException when it is that of another kind of network, or lacks a fact
   */
  public static ClipPreparation of(NetworkCard card, String where) throws ModelFormatException {
    List<Integer> sizes = card.inputs().get(0).sizes();
    if (!card.task().equals(TASK)
        || card.inputs().size() != 1
        || sizes.size() != 4
        || !sizes.get(2).equals(sizes.get(3))) {
      throw new ModelFormatException(
          "%s: needs the task \"%s\" and one input of square clips, but its card %s says \"%s\" and %s"
              .formatted(where, TASK, card.name(), card.task(), card.inputs()));
    }
    String silent = card.preparation().getOrDefault("silent", "");
    try {
      List<ClipStream> streams =
          ClipStream.parse(card.preparation().getOrDefault("streams", ClipStream.PICTURE.label()));
      int colours = card.preparation().getOrDefault("colours", "grey").equals("rgb") ? 3 : 1;
      if (ClipStream.channels(streams, colours) != sizes.get(0)) {
        throw new IllegalArgumentException(
            "its card %s says %s of %d colours, which is not the %d channels of its input; train it again"
                .formatted(card.name(), ClipStream.join(streams), colours, sizes.get(0)));
      }
      return new ClipPreparation(
          colours,
          sizes.get(1),
          sizes.get(2),
          (int) number(card, "pictureSide", where),
          number(card, "framesPerSecond", where),
          streams,
          Arrays.stream(silent.split(",")).filter(s -> !s.isEmpty()).map(ConceptId::of).toList());
    } catch (IllegalArgumentException refused) {
      throw new ModelFormatException("%s: %s".formatted(where, refused.getMessage()), refused);
    }
  }

  private static double number(NetworkCard card, String fact, String where)
      throws ModelFormatException {
    String value = card.preparation().getOrDefault(fact, "nothing");
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException notANumber) {
      throw new ModelFormatException(
          "%s: its card %s needs %s to be a number, got %s; train it again"
              .formatted(where, card.name(), fact, value),
          notANumber);
    }
  }
}
