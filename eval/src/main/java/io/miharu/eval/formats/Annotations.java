package io.miharu.eval.formats;

import java.util.List;

/**
 * What was read from a file or folder. Immutable.
 *
 * @param videos in the order of the file
 * @param remarks what was in it and has no place here, in words for people
 */
public record Annotations(List<VideoAnnotations> videos, List<String> remarks) {

  public Annotations {
    videos = List.copyOf(videos);
    remarks = List.copyOf(remarks);
  }
}
