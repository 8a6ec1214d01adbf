package io.miharu.eval.actev.scoring;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An instance of the truth and one of the system that may be the same.
 *
 * @param similarity what the alignment maximises the sum of: 1 and a little more
 * @param common how many frames both hold
 * @param temporalIou common frames over all frames of both
 * @param confCongruence where the system's score lies among all of the run, from 0 to 1
 * @param objects how well the objects agree, where the protocol asks for them
 */
record Pair(
    Instance truth,
    Instance system,
    double similarity,
    long common,
    double temporalIou,
    double confCongruence,
    Optional<ObjectEvidence> objects) {

  long missed() {
    return truth.active().length() - common;
  }

  long falseAlarm() {
    return system.active().length() - common;
  }

  long union() {
    return truth.active().length() + falseAlarm();
  }

  /** The parts of the similarity, by the names and in the order of the reference. */
  Map<String, Double> components(ActevProtocol protocol) {
    Map<String, Double> parts = new LinkedHashMap<>();
    if (protocol.usesTemporalIou()) {
      parts.put("temporal_intersection-over-union", temporalIou);
    }
    parts.put("presenceconf_congruence", confCongruence);
    objects.ifPresent(
        evidence -> {
          parts.put("object_congruence", evidence.congruence());
          if (protocol.objects() == ActevProtocol.Objects.MODE) {
            parts.put("minMODE", evidence.minMode());
          }
        });
    return parts;
  }
}
