package io.miharu.app.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miharu.events.index.SearchHit;
import java.util.List;
import java.util.Locale;

/** A hit of a search as one line of JSON; the fields are those of docs/formats.md. */
public final class HitJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private HitJson() {}

  /**
   * @param rank from 1
   */
  public static String line(AskedEvent event, int rank, SearchHit hit) {
    ObjectNode object = JSON.createObjectNode();
    object.put("event", event.name());
    object.put("label", event.label());
    object.put("rank", rank);
    object.put("source", hit.video());
    object.put("start", hit.span().start().seconds());
    object.put("end", hit.span().end().seconds());
    object.put("windowStart", hit.window().start().seconds());
    object.put("windowEnd", hit.window().end().seconds());
    object.put("score", hit.score());
    object.put("probability", hit.probability());
    contributions(object.putArray("evidence"), hit.evidence());
    contributions(object.putArray("required"), hit.required());
    try {
      return JSON.writeValueAsString(object);
    } catch (JsonProcessingException impossible) {
      throw new AssertionError("a tree of plain values is always JSON", impossible);
    }
  }

  private static void contributions(ArrayNode array, List<SearchHit.Contribution> parts) {
    for (SearchHit.Contribution part : parts) {
      ObjectNode object = array.addObject();
      object.put("concept", part.concept().value());
      part.seenAs().ifPresent(seen -> object.put("seenAs", seen.value()));
      object.put("weight", part.weight());
      object.put("pooling", part.pooling().name().toLowerCase(Locale.ROOT));
      if (Double.isNaN(part.logit())) {
        object.putNull("logit");
      } else {
        object.put("logit", part.logit());
      }
      object.put("contribution", part.amount());
      object.put("probability", part.probability());
      part.peak()
          .ifPresent(
              peak -> {
                object.put("start", peak.start().seconds());
                object.put("end", peak.end().seconds());
              });
    }
  }
}
