package io.miharu.app.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miharu.events.index.SearchHit;
import io.miharu.events.zeroshot.ZeroShotScore;
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
    parts(object.putArray("evidence"), hit.evidence(), event);
    parts(object.putArray("required"), hit.required(), event);
    ArrayNode without = object.putArray("without");
    for (ZeroShotScore.Counterfactual one : hit.reckoning().counterfactuals()) {
      if (!Double.isNaN(one.score())) {
        without
            .addObject()
            .put("concept", one.name())
            .put("score", one.score())
            .put("probability", event.query().decision().probability(one.score()));
      }
    }
    try {
      return JSON.writeValueAsString(object);
    } catch (JsonProcessingException impossible) {
      throw new AssertionError("a tree of plain values is always JSON", impossible);
    }
  }

  private static void parts(ArrayNode array, List<SearchHit.Sighting> all, AskedEvent event) {
    for (SearchHit.Sighting seen : all) {
      ObjectNode object = array.addObject();
      object.put("concept", seen.part().name());
      seen.seenAs().ifPresent(concept -> object.put("seenAs", concept.value()));
      object.put("weight", seen.part().weight());
      object.put("because", event.because().getOrDefault(seen.part().name(), "asked for"));
      object.put("pooling", seen.pooling().name().toLowerCase(Locale.ROOT));
      if (Double.isNaN(seen.part().pooled())) {
        object.putNull("logit");
      } else {
        object.put("logit", seen.part().pooled());
      }
      object.put("contribution", seen.part().amount());
      object.put("probability", seen.probability());
      seen.peak()
          .ifPresent(
              peak -> {
                object.put("start", peak.start().seconds());
                object.put("end", peak.end().seconds());
              });
    }
  }
}
