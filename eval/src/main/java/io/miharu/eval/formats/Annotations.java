package io.miharu.eval.formats;

import java.util.List;

/**
 * What was read from a file or folder. Immutable.
 *
 * @param videos in the order of the file
 * @param remarks what was in it and has no place here, in words for people
 * @param boxesComplete false where the format has boxes only of those who take part in an event,
 *     and only while it lasts
 */
public record Annotations(
    List<VideoAnnotations> videos, List<String> remarks, boolean boxesComplete) {

  public Annotations {
    videos = List.copyOf(videos);
    remarks = List.copyOf(remarks);
  }

  Annotations(List<VideoAnnotations> videos, List<String> remarks) {
    this(videos, remarks, true);
  }
}
