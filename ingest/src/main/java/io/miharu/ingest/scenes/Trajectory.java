package io.miharu.ingest.scenes;

/** Where something is at any moment. */
interface Trajectory {

  /** Whether it is in the world at all, {@code time} in seconds from the first frame. */
  boolean present(double time);

  Placement at(double time);

  /** Something that never moves. */
  static Trajectory standing(double x, double z, double heading) {
    Placement place = new Placement(x, z, heading, 0, 0);
    return new Trajectory() {
      @Override
      public boolean present(double time) {
        return true;
      }

      @Override
      public Placement at(double time) {
        return place;
      }
    };
  }
}
