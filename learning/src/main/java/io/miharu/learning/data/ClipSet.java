package io.miharu.learning.data;

/** Examples that are clips, brightness in [0, 1]. */
public interface ClipSet extends Examples {

  ClipShape shape();

  @Override
  default int values() {
    return shape().values();
  }
}
