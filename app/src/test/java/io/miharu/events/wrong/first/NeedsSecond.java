package io.miharu.events.wrong.first;

import io.miharu.events.wrong.second.NeedsFirst;

/** One half of a circle of packages. */
public interface NeedsSecond {
  NeedsFirst other();
}
