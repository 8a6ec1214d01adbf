package io.miharu.ingest.scenes;

/** Everything that is not an actor: ground, walls, sky. */
interface Backdrop {

  /** Fills the whole picture. */
  void paint(double time, Camera camera, Canvas canvas);
}
