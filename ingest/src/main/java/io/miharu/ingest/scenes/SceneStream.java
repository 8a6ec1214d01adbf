package io.miharu.ingest.scenes;

import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.MediaTime;
import io.miharu.core.SourceInfo;
import io.miharu.core.StreamHealth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The frames of a scene, each drawn when it is asked for. Not thread-safe. */
final class SceneStream implements FrameStream {

  private final Scene scene;
  private final Painter painter;
  private final Film film;
  private final long first;
  private long next;
  private boolean closed;

  SceneStream(Scene scene, long first) {
    this.scene = scene;
    this.first = first;
    this.next = first;
    this.painter = new Painter(scene.stage(), scene.width(), scene.height());
    double drift = scene.kind() == Scene.Kind.FIXED ? 0.025 : 0.01;
    this.film = new Film(scene.width(), scene.height(), scene.seed(), scene.stage().noise(), drift);
  }

  @Override
  public SourceInfo info() {
    return new SourceInfo(
        scene.name(),
        "scene:" + scene.name(),
        "scene",
        scene.width(),
        scene.height(),
        Optional.of(scene.duration()),
        OptionalDouble.of(scene.rate()),
        0);
  }

  @Override
  public Optional<Frame> next() {
    if (closed) {
      throw new IllegalStateException(scene.name() + ": the stream is closed");
    }
    if (next >= scene.frames()) {
      return Optional.empty();
    }
    long index = next++;
    MediaTime time = Scene.time(index);
    byte[] bgr = new byte[scene.width() * scene.height() * 3];
    film.expose(painter.paint(time.seconds()), index, time.seconds(), bgr);
    return Optional.of(new SceneFrame(time, index, scene.width(), scene.height(), bgr));
  }

  @Override
  public StreamHealth health() {
    return new StreamHealth(next - first, 0, List.of(), Optional.empty(), List.of());
  }

  @Override
  public void close() {
    closed = true;
  }
}
