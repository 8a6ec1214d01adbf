package io.miharu.nets;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miharu.core.ConceptId;
import io.miharu.core.PixelFormat;
import java.util.List;

/** Writes a {@link ModelCard} as the JSON that {@link CardReader} reads. */
public final class CardWriter {

  private CardWriter() {}

  /** All fields of a card. */
  public static String write(ModelCard card) {
    ObjectNode node = new ObjectMapper().createObjectNode();
    node.put("name", card.name()).put("task", card.task()).put("head", card.head());
    ImageInput input = card.input();
    ObjectNode port = node.putObject("input");
    port.put("width", input.width()).put("height", input.height());
    port.put("colours", input.colours() == PixelFormat.RGB24 ? "rgb" : "bgr");
    port.put("scale", input.scale());
    input.mean().forEach(port.putArray("mean")::add);
    input.std().forEach(port.putArray("std")::add);
    port.put("letterboxFill", input.letterboxFill());
    port.put("fit", input.stretched() ? "stretch" : "letterbox");
    input.multipleOf().ifPresent(step -> port.put("multipleOf", step));
    if (!card.labels().isEmpty()) {
      card.labels().forEach(label -> node.withArray("labels").add(label.value()));
    }
    node.put("minConfidence", card.minConfidence());
    node.put("nmsIou", card.suppression().nmsIou()).put("voteIou", card.suppression().voteIou());
    for (List<ConceptId> family : card.suppression().families().all()) {
      ArrayNode labels = node.withArray("families").addArray();
      family.forEach(label -> labels.add(label.value()));
    }
    node.put("licence", card.licence()).put("source", card.source());
    card.golden().ifPresent(golden -> NetworkCardJson.write(golden, node));
    return node.toString();
  }
}
