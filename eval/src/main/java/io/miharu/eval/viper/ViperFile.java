package io.miharu.eval.viper;

import java.util.List;

/**
 * The content of one ViPER file.
 *
 * @param descriptors what it may hold
 * @param sources its videos
 */
public record ViperFile(List<ViperDescriptor> descriptors, List<ViperSource> sources) {

  public ViperFile {
    descriptors = List.copyOf(descriptors);
    sources = List.copyOf(sources);
  }
}
