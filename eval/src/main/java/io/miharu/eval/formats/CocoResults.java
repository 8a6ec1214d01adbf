package io.miharu.eval.formats;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Track;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * COCO's results: a flat list of boxes with an image, a category and a score, and nothing that says
 * what those are. An image's id is the number of the frame from 1, as {@link CocoDataset} writes it
 * for a single video.
 */
final class CocoResults implements AnnotationFormat.Codec {

  @Override
  public Annotations read(Path file, ReadHints hints) throws IOException {
    TrackCollector tracks = new TrackCollector();
    Losses remarks = new Losses();
    long loose = 0;
    for (JsonCursor result : JsonCursor.read(file).items()) {
      long image = result.need("image_id").whole(1);
      Optional<Box> box = CocoDataset.box(result.need("bbox"));
      Optional<JsonCursor> track = result.member("track_id");
      String key = track.isPresent() ? track.get().word() : "box " + ++loose;
      if (box.isEmpty()) {
        remarks.add(1, "box(es) without area passed over");
        continue;
      }
      if (!tracks.knows(key)) {
        tracks.label(key, Names.concept("category " + result.need("category_id").word()));
      }
      if (!tracks.add(key, image - 1, box.get(), result.need("score").number())) {
        throw result.fault("each track once an image");
      }
    }
    remarks.add(loose, "detection(s) without a track, each now a track of one box");
    Timing timing = hints.frames(ReadHints.nameOf(file), OptionalDouble.empty());
    return new Annotations(
        List.of(
            new VideoAnnotations(
                ReadHints.nameOf(file),
                timing,
                Optional.empty(),
                OptionalLong.empty(),
                tracks.tracks(timing.times()),
                List.of())),
        remarks.lines());
  }

  @Override
  public void write(Path file, List<VideoAnnotations> videos, Losses losses) throws IOException {
    VideoAnnotations video = videos.get(0);
    Map<ConceptId, Integer> categories = CocoDataset.categories(videos);
    losses.add(video.events().size(), "event(s): COCO holds boxes only");
    losses.add(categories.size(), "category name(s): a list of results has numbers only");
    losses.addRate(video, "COCO");
    losses.addSize(video, "a list of results");
    try (JsonGenerator json = new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8)) {
      json.writeStartArray();
      for (Track track : video.tracks()) {
        for (Track.Point point : track.points()) {
          json.writeStartObject();
          json.writeNumberField("image_id", point.frame() + 1);
          json.writeNumberField("category_id", categories.getOrDefault(track.label(), 0));
          CocoDataset.bbox(json, point.box());
          json.writeNumberField("score", point.confidence());
          json.writeNumberField("track_id", track.id());
          json.writeEndObject();
        }
      }
      json.writeEndArray();
      json.writeRaw("\n");
    }
  }
}
