package io.miharu.ingest.scenes;

import java.util.List;
import java.util.function.Predicate;

/** Draws a stage at any moment. Holds the pictures it works on. Not thread-safe. */
final class Painter {

  private final Stage stage;
  private final Canvas canvas;
  private final ShadowMap shadows;
  private final Backdrop backdrop;
  private int[] prepared = {};

  Painter(Stage stage, int width, int height) {
    this.stage = stage;
    this.canvas = new Canvas(width, height);
    this.shadows = new ShadowMap(width, height);
    this.backdrop = stage.backdrop().get();
  }

  /** The clean picture at {@code time}; valid until the next call. */
  Canvas paint(double time) {
    return paint(time, actor -> true, true);
  }

  /** The same with only some of the actors, with or without their shadows. */
  Canvas paint(double time, Predicate<Actor> cast, boolean withShadows) {
    Camera camera = stage.camera().apply(time);
    if (stage.fixed()) {
      if (prepared.length == 0) {
        backdrop.paint(0, camera, canvas);
        prepared = canvas.pixels.clone();
      } else {
        System.arraycopy(prepared, 0, canvas.pixels, 0, prepared.length);
      }
    } else {
      backdrop.paint(time, camera, canvas);
    }
    List<Actor> order = stage.order(time, camera).stream().filter(cast).toList();
    if (withShadows) {
      Pen shade = Pen.shadow(camera, stage.sun(), shadows);
      for (Actor actor : order) {
        actor.paint(time, shade);
      }
      shadows.applyTo(canvas, stage.sun().strength());
    }
    Pen pen = new Pen(camera, stage.sun(), canvas);
    for (Actor actor : order) {
      actor.paint(time, pen);
    }
    return canvas;
  }
}
