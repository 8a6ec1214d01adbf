package io.miharu.eval.actev.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miharu.eval.DataFormatException;
import io.miharu.eval.actev.ActivityFile;
import io.miharu.eval.actev.ActivityInstance;
import io.miharu.eval.actev.ActivityObject;
import io.miharu.eval.actev.ActivityObject.Step;
import io.miharu.eval.actev.scoring.ActevOptions.Boxes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Writes a file as it is scored, with all its other members as they are. */
final class Rewriting {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Rewriting() {}

  /**
   * @param read what is in {@code file}, in its order
   * @param limit the frames that pruning leaves room for, where {@code prunes}
   */
  static void write(
      Path file, String extension, ActivityFile read, Boxes boxes, boolean prunes, double limit)
      throws IOException {
    JsonNode root = JSON.readTree(file.toFile());
    if (!(root instanceof ObjectNode members)) {
      throw new DataFormatException(file + ": needed an ActEV file as {…}, got " + root);
    }
    List<ActivityInstance> instances = read.activities();
    Set<ActivityInstance> kept = Collections.newSetFromMap(new IdentityHashMap<>());
    kept.addAll(prunes ? Selection.pruned(instances, limit) : instances);
    ArrayNode rewritten = JSON.createArrayNode();
    for (int i = 0; i < instances.size(); i++) {
      if (kept.contains(instances.get(i))
          && root.at("/activities/" + i) instanceof ObjectNode one) {
        if (prunes) {
          one.remove("objects");
        } else if (boxes != Boxes.EACH && one.has("objects")) {
          one.set("objects", objects(Transformation.transformed(instances.get(i), boxes)));
          if (boxes == Boxes.SINGLE_PER_FRAME) {
            one.put("combined_objects", instances.get(i).objects().size() > 1 ? "yes" : "no");
          }
        }
        rewritten.add(one);
      }
    }
    members.set("activities", rewritten);
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    Path target = file.resolveSibling(name.substring(0, dot < 0 ? name.length() : dot) + extension);
    Files.writeString(Path.of(target + ".json"), JSON.writeValueAsString(members));
  }

  private static ArrayNode objects(ActivityInstance instance) {
    ArrayNode objects = JSON.createArrayNode();
    for (ActivityObject object : instance.objects()) {
      ObjectNode frames = JSON.createObjectNode();
      for (Step step : object.path()) {
        ObjectNode at = frames.putObject(Long.toString(step.frame()));
        step.box()
            .ifPresent(
                box ->
                    at.putObject("boundingBox")
                        .put("h", box.height())
                        .put("w", box.width())
                        .put("x", box.x())
                        .put("y", box.y()));
        step.presenceConf().ifPresent(conf -> at.put("presenceConf", conf));
      }
      objects
          .addObject()
          .put("objectType", object.type())
          .put("objectID", object.id())
          .putObject("localization")
          .set(instance.file(), frames);
    }
    return objects;
  }
}
