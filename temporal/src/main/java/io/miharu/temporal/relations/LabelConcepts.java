package io.miharu.temporal.relations;

/**
 * Every track's own label, as a concept.
 *
 * <p>Probability: the label's share of the votes, times 0.5 to 1 as the track grows older than a
 * second ({@code 1 - e^(-age / 0.5 s) / 2}), times 0.8 to 1 with the confidence of its last
 * detection. A stated rule, not a fitted one.
 */
final class LabelConcepts implements ConceptFamily {

  @Override
  public void say(Scene scene) {
    for (Actor actor : scene.actors()) {
      if (Labels.isVacatedPlace(actor.label()) && !actor.seenAtLook()) {
        continue; // the background model alone knows whether it is still empty
      }
      double age = 1 - 0.5 * Math.exp(-actor.ageSeconds() / 0.5);
      double confidence = 0.8 + 0.2 * actor.state().confidence();
      scene.say(
          actor.label().value(), actor.state().labelConfidence() * age * confidence, actor.id());
    }
  }
}
