package io.miharu.events.wrong.second;

import io.miharu.events.wrong.first.NeedsSecond;

/** The other half of a circle of packages. */
public interface NeedsFirst {
  NeedsSecond other();
}
