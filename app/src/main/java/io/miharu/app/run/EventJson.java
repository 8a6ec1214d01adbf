package io.miharu.app.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miharu.core.Box;
import io.miharu.core.EventHit;
import io.miharu.core.Evidence;
import io.miharu.core.MediaTime;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Event hits as JSON, one object a line; the field names are those of {@code docs/formats.md}.
 *
 * <p>Times are seconds from the first frame with all six digits the stream gave, probabilities have
 * four, pixels one: what changes behind those is arithmetic, not knowledge.
 */
public final class EventJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private EventJson() {}

  /** The hit on one line, without a line break. */
  public static String line(EventHit hit) {
    try {
      return JSON.writeValueAsString(tree(hit));
    } catch (JsonProcessingException impossible) {
      throw new AssertionError("a tree of plain nodes did not serialise", impossible);
    }
  }

  /** The hit as a tree, for documents that hold several. */
  public static ObjectNode tree(EventHit hit) {
    ObjectNode object = JSON.createObjectNode();
    object.put("source", hit.source());
    object.put("event", hit.event().value());
    object.put("label", hit.label());
    object.put("start", seconds(hit.span().start()));
    object.put("end", seconds(hit.span().end()));
    object.put("probability", share(hit.probability()));
    ArrayNode tracks = object.putArray("tracks");
    hit.tracks().forEach(tracks::add);
    ArrayNode boxes = object.putArray("boxes");
    for (EventHit.TrackBox trackBox : hit.boxes()) {
      ObjectNode entry = boxes.addObject();
      entry.put("time", seconds(trackBox.time()));
      entry.put("track", trackBox.track());
      entry.set("box", box(trackBox.box()));
    }
    object.put("alert", seconds(hit.alert()));
    object.put("rule", hit.rule());
    object.set("evidence", evidence(hit.evidence()));
    return object;
  }

  private static ObjectNode evidence(Evidence evidence) {
    ObjectNode object = JSON.createObjectNode();
    if (evidence instanceof Evidence.Operation operation) {
      object.put("op", operation.op());
    } else if (evidence instanceof Evidence.Concept concept) {
      object.put("concept", concept.concept().value());
      object.put("from", concept.source());
      if (!concept.tracks().isEmpty()) {
        ArrayNode tracks = object.putArray("tracks");
        concept.tracks().forEach(tracks::add);
      }
    } else {
      throw new AssertionError("unknown evidence " + evidence.getClass());
    }
    object.put("probability", share(evidence.probability()));
    object.put("weight", share(evidence.weight()));
    object.put("start", seconds(evidence.span().start()));
    object.put("end", seconds(evidence.span().end()));
    if (evidence instanceof Evidence.Concept concept && !Float.isNaN(concept.without())) {
      object.put("without", share(concept.without()));
    }
    ArrayNode children = object.putArray("children");
    for (Evidence child : evidence.children()) {
      children.add(evidence(child));
    }
    return object;
  }

  private static ArrayNode box(Box box) {
    ArrayNode edges = JSON.createArrayNode();
    for (float edge : new float[] {box.left(), box.top(), box.right(), box.bottom()}) {
      edges.add(BigDecimal.valueOf(edge).setScale(1, RoundingMode.HALF_EVEN));
    }
    return edges;
  }

  private static BigDecimal seconds(MediaTime time) {
    return BigDecimal.valueOf(time.micros(), 6);
  }

  private static BigDecimal share(float value) {
    return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_EVEN);
  }
}
