package io.miharu.temporal.sequences;

import io.miharu.core.ConceptId;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.NetworkCard;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How the concept scores of a video become what a network reads, as its card carries it. Immutable.
 *
 * @param concepts whose scores are read, in this order, each once
 * @param looks in a window, 2 or more
 * @param looksPerSecond of video, above 0
 * @param silent classes that are told apart but not reported
 */
public record SequencePreparation(
    List<ConceptId> concepts, int looks, double looksPerSecond, List<ConceptId> silent) {

  /** The task in a card of such a network. */
  public static final String TASK = "concept-sequence";

  public SequencePreparation {
    concepts = List.copyOf(concepts);
    silent = List.copyOf(silent);
    boolean differ = new HashSet<>(concepts).size() == concepts.size();
    if (concepts.isEmpty()
        || !differ
        || looks < 2
        || !(looksPerSecond > 0 && looksPerSecond <= 1000)) {
      throw new IllegalArgumentException(
          "a window needs concepts, each once, 2 looks or more and up to 1000 of them per second,"
              + " got %s, %d and %s".formatted(concepts, looks, looksPerSecond));
    }
  }

  /** How many numbers a window has. */
  public int values() {
    return looks * concepts.size();
  }

  /** Seconds from the first look of a window to the last. */
  public double span() {
    return (looks - 1) / looksPerSecond;
  }

  /** The input of a network that reads such windows. */
  public NetworkCard.Input input() {
    return new NetworkCard.Input(
        SequenceNetwork.INPUT, List.of(looks, concepts.size()), List.of("time", "concepts"));
  }

  /** As a card carries it. */
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("looksPerSecond", String.valueOf(looksPerSecond));
    facts.put("concepts", joined(concepts));
    facts.put("silent", joined(silent));
    return facts;
  }

  private static String joined(List<ConceptId> concepts) {
    return concepts.stream().map(ConceptId::value).collect(Collectors.joining(","));
  }

  /**
   * Reads a card.
   *
   * @param where names the file in messages
   * @throws ModelFormatException when it is that of another kind of network, or lacks a fact
   */
  public static SequencePreparation of(NetworkCard card, String where) throws ModelFormatException {
    List<Integer> sizes = card.inputs().get(0).sizes();
    if (!card.task().equals(TASK) || card.inputs().size() != 1 || sizes.size() != 2) {
      throw new ModelFormatException(
          "%s: needs the task \"%s\" and one input of looks at concepts, but its card %s says \"%s\" and %s; a model of clips is for --clip-model"
              .formatted(where, TASK, card.name(), card.task(), card.inputs()));
    }
    String rate = card.preparation().getOrDefault("looksPerSecond", "nothing");
    try {
      SequencePreparation read =
          new SequencePreparation(
              concepts(card, "concepts"),
              sizes.get(0),
              Double.parseDouble(rate),
              concepts(card, "silent"));
      if (read.concepts().size() != sizes.get(1)) {
        throw new IllegalArgumentException(
            "its card %s names %d concepts, which is not the %d of its input; train it again"
                .formatted(card.name(), read.concepts().size(), sizes.get(1)));
      }
      return read;
    } catch (NumberFormatException notANumber) {
      throw new ModelFormatException(
          "%s: its card %s needs looksPerSecond to be a number, got %s; train it again"
              .formatted(where, card.name(), rate),
          notANumber);
    } catch (IllegalArgumentException refused) {
      throw new ModelFormatException("%s: %s".formatted(where, refused.getMessage()), refused);
    }
  }

  private static List<ConceptId> concepts(NetworkCard card, String fact) {
    return Arrays.stream(card.preparation().getOrDefault(fact, "").split(","))
        .filter(name -> !name.isEmpty())
        .map(ConceptId::of)
        .toList();
  }
}
