package io.miharu.app.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miharu.core.Point;
import io.miharu.core.Zone;
import io.miharu.events.EventDefinition;
import io.miharu.ingest.Crop;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The settings of a run as {@code run.json} repeats them. */
final class SettingsJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private SettingsJson() {}

  static ObjectNode tree(
      RunSettings settings, List<EventDefinition> definitions, List<Zone> zones) {
    ObjectNode object = JSON.createObjectNode();
    object.put("detector", settings.detector().label());
    settings.detector().size().ifPresent(size -> object.put("detectorSize", size.toString()));
    settings.networks().pose().ifPresent(file -> object.put("pose", fileName(file)));
    settings.networks().appearance().ifPresent(file -> object.put("appearance", fileName(file)));
    settings.networks().classifier().ifPresent(file -> object.put("classifier", fileName(file)));
    settings.networks().clips().ifPresent(file -> object.put("clipModel", fileName(file)));
    settings.networks().sequences().ifPresent(file -> object.put("sequenceModel", fileName(file)));
    if (!settings.networks().actions().isEmpty()) {
      ArrayNode actions = object.putArray("actions");
      settings.networks().actions().forEach(file -> actions.add(fileName(file)));
    }
    LookPlan looks = settings.looks();
    object.put("schedule", looks.kind().name().toLowerCase(Locale.ROOT));
    looks.every().ifPresent(every -> object.put("every", every));
    looks.perSecond().ifPresent(rate -> object.put("looksPerSecond", rate));
    looks.maxCpu().ifPresent(share -> object.put("maxCpu", share));
    settings
        .tiles()
        .ifPresent(
            budget ->
                object.put(
                    "tiles",
                    budget.most().isPresent() ? String.valueOf(budget.most().getAsInt()) : "auto"));
    object.put("camera", settings.camera().name().toLowerCase(Locale.ROOT));
    object.put("start", settings.start().seconds());
    settings.end().ifPresent(end -> object.put("end", end.seconds()));
    settings.crop().ifPresent(crop -> object.set("crop", crop(crop)));
    settings.minProbability().ifPresent(least -> object.put("minProbability", least));
    ArrayNode events = object.putArray("events");
    definitions.forEach(definition -> events.add(definition.rule()));
    ArrayNode list = object.putArray("zones");
    for (Zone zone : zones) {
      ObjectNode entry = list.addObject();
      entry.put("name", zone.name());
      entry.put("kind", zone.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      ArrayNode corners = entry.putArray("corners");
      for (Point corner : zone.area().corners()) {
        corners.addArray().add(corner.x()).add(corner.y());
      }
    }
    return object;
  }

  private static String fileName(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static ArrayNode crop(Crop crop) {
    return JSON.createArrayNode()
        .add(crop.left())
        .add(crop.top())
        .add(crop.width())
        .add(crop.height());
  }
}
