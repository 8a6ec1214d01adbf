package io.miharu.ingest.scenes;

import io.miharu.core.ConceptId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Houses, trees, lamps and posts along a street. They exist only while the camera is near. */
final class Roadside implements Actor {

  private static final int[] HOUSES = {0xA08E78, 0x8A8F96, 0x94705C, 0xB0A898, 0x7E8A84};

  private final Trajectory ego;
  private final Footprint footprint;
  private final Actor shape;

  private Roadside(Trajectory ego, Footprint footprint, Actor shape) {
    this.ego = ego;
    this.footprint = footprint;
    this.shape = shape;
  }

  /** Both sides of {@code metres} of street. */
  static List<Actor> along(int side, double metres, Trajectory ego, Chance chance) {
    List<Actor> all = new ArrayList<>();
    for (int edge = -1; edge <= 1; edge += 2) {
      boolean wide = edge != side;
      double kerb = wide ? 11.5 : 8.3;
      for (double z = 6; z < metres; z += chance.between(15, 24)) {
        double depth = chance.between(9, 14);
        double x = edge * (kerb + 1 + 4);
        double high = chance.between(4, 10);
        int rgb = chance.pick(HOUSES);
        Footprint print = new Footprint(x, z, 0, depth / 2, 4);
        all.add(new Roadside(ego, print, house(print, high, rgb)));
      }
      for (double z = 10; z < metres; z += chance.between(14, 26)) {
        double x = edge * (kerb - 0.9);
        Actor thing =
            chance.below(3) == 0
                ? Props.lamp(x, z, -edge)
                : Props.tree(x, z, chance.between(4, 6), chance.below(10_000));
        all.add(new Roadside(ego, Footprint.point(x, z), thing));
      }
      for (double z = 3; z < metres; z += 12) {
        double x = edge * (wide ? 7.7 : 5.4);
        all.add(new Roadside(ego, Footprint.point(x, z), Props.pillar(x, z, 0.06, 0.9, 0xC8C8C0)));
      }
    }
    return all;
  }

  private static Actor house(Footprint print, double high, int rgb) {
    Placement place = new Placement(print.x(), print.z(), 0, 0, 0);
    double l = print.halfLength();
    double w = print.halfWidth();
    return new Actor() {
      @Override
      public Optional<ConceptId> label() {
        return Optional.empty();
      }

      @Override
      public boolean present(double time) {
        return true;
      }

      @Override
      public Footprint footprint(double time) {
        return print;
      }

      @Override
      public void paint(double time, Pen pen) {
        if (pen.drawsShadow()) {
          return;
        }
        Solid solid = new Solid(pen, place);
        solid.block(-l, l, -w, w, 0, high, rgb);
        if (print.distance(pen.camera) > 55) {
          return; // too far to see its windows
        }
        int out = print.x() > 0 ? -1 : 1;
        double b = out * (w + 0.02);
        for (double y = 1; y + 1.4 < high; y += 2.7) {
          for (double a = -l + 0.9; a + 1.2 < l; a += 2.4) {
            solid.quad(
                0x3C4854, a, b, y, a + 1.2, b, y, a + 1.2, b, y + 1.4, a, b, y + 1.4, 0, out);
          }
          for (double across = -w + 0.9; across + 1.2 < w; across += 2.6) {
            double a = -l - 0.02;
            solid.quad(
                0x46525E,
                a,
                across,
                y,
                a,
                across + 1.2,
                y,
                a,
                across + 1.2,
                y + 1.4,
                a,
                across,
                y + 1.4,
                -1,
                0);
          }
        }
      }
    };
  }

  @Override
  public Optional<ConceptId> label() {
    return Optional.empty();
  }

  @Override
  public boolean present(double time) {
    double ahead = footprint.z() + footprint.halfLength() - ego.at(time).z();
    return ahead > 1 && ahead < 95;
  }

  @Override
  public Footprint footprint(double time) {
    return footprint;
  }

  @Override
  public void paint(double time, Pen pen) {
    shape.paint(time, pen);
  }
}
