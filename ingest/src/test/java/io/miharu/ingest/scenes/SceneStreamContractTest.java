package io.miharu.ingest.scenes;

import io.miharu.core.FrameStream;
import io.miharu.core.FrameStreamContract;

class SceneStreamContractTest extends FrameStreamContract {

  @Override
  protected FrameStream open() {
    return new Watch("short", 0.4, 7).finish().open();
  }
}
