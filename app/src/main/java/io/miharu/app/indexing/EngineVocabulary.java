package io.miharu.app.indexing;

import io.miharu.app.run.DetectorChoice;
import io.miharu.app.run.RunSettings;
import io.miharu.core.ConceptId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a run can see, so that an index knows the difference between "looked for and not there" and
 * "nobody looked". A concept that is missing here counts from the step in which it is first seen.
 */
final class EngineVocabulary {

  /** What is said of tracks and of the scene without any zone. */
  private static final List<String> OF_TRACKS =
      List.of(
          "camera-moving",
          "agitation",
          "camera-turning-left",
          "camera-turning-right",
          "camera-tilting-up",
          "camera-tilting-down",
          "camera-zooming-in",
          "upright",
          "lying",
          "falling",
          "fallen",
          "not-fallen",
          "moving",
          "running",
          "stopped",
          "lingering",
          "unattended",
          "near",
          "approaching",
          "gathered",
          "starts-inside",
          "ends-inside",
          "in-corridor",
          "entering-corridor",
          "closing-in",
          "braking-ahead",
          "standing-ahead",
          "appeared-inside",
          "vanished-inside");

  /** What is said only with a pose network. */
  private static final List<String> OF_POSES =
      List.of("standing", "sitting", "bent-over", "arms-up", "scuffle");

  /** What is said only where the operator has drawn zones. */
  private static final List<String> OF_ZONES =
      List.of(
          "inside-zone",
          "inside-restricted-zone",
          "inside-watched-zone",
          "inside-roadway-zone",
          "inside-parking-zone",
          "inside-one-way-zone",
          "wrong-way");

  private EngineVocabulary() {}

  static List<ConceptId> of(RunSettings settings) throws IOException {
    List<String> names = new ArrayList<>(OF_TRACKS);
    if (settings.networks().pose().isPresent()) {
      names.addAll(OF_POSES);
    }
    if (!settings.zones().isEmpty()) {
      names.addAll(OF_ZONES);
    }
    return Stream.concat(
            DetectorChoice.vocabulary(settings).stream(), names.stream().map(ConceptId::of))
        .distinct()
        .sorted()
        .toList();
  }
}
