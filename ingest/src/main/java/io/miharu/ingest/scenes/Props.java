package io.miharu.ingest.scenes;

import io.miharu.core.ConceptId;
import java.util.Optional;

/** Scenery that stands among the actors, or moves without meaning anything. */
final class Props {

  private Props() {}

  /** A round pillar or post. */
  static Actor pillar(double x, double z, double radius, double height, int rgb) {
    return new Prop(x, z) {
      @Override
      public void paint(double time, Pen pen) {
        pen.limb(x, 0, z, radius, x, height, z, radius, rgb);
      }
    };
  }

  /** A street lamp whose arm reaches toward {@code side}, 1 right or -1 left. */
  static Actor lamp(double x, double z, int side) {
    return new Prop(x, z) {
      @Override
      public void paint(double time, Pen pen) {
        pen.limb(x, 0, z, 0.09, x, 5.2, z, 0.05, 0x5A5E60);
        pen.limb(x, 5.2, z, 0.05, x + side * 1.1, 5.4, z, 0.05, 0x5A5E60);
        pen.limb(x + side * 0.8, 5.38, z, 0.09, x + side * 1.3, 5.42, z, 0.09, 0xD8D8C8);
      }
    };
  }

  /** A tree whose leaves sway. */
  static Actor tree(double x, double z, double height, long salt) {
    return new Prop(x, z) {
      @Override
      public void paint(double time, Pen pen) {
        double trunk = height * 0.42;
        pen.limb(x, 0, z, 0.16, x, trunk, z, 0.1, 0x54432F);
        double crown = height * 0.3;
        if (pen.drawsShadow()) {
          // Seen from low down, the crown's round shadow is a flat ellipse.
          double high = trunk + crown;
          double half = 0.6 * crown;
          pen.limb(x - half, high, z, 0.4 * crown, x + half, high, z, 0.4 * crown, 0);
          return;
        }
        for (int i = 0; i < 70; i++) {
          double turn = 2 * Math.PI * Chance.hash(salt, i, 1);
          double out = Math.sqrt(Chance.hash(salt, i, 2));
          double up = Chance.hash(salt, i, 3);
          double wide = crown * out * Math.sin(Math.PI * (0.15 + 0.8 * up));
          double phase = 6.28 * Chance.hash(salt, i, 4);
          double sway =
              0.035 * Math.sin(1.9 * time + phase) + 0.03 * Math.sin(0.7 * time + salt % 7);
          double light = 0.6 + 0.45 * up + 0.25 * Chance.hash(salt, i, 5);
          pen.ball(
              x + wide * Math.cos(turn) + sway * (0.4 + up),
              trunk + crown * 2 * up,
              z + wide * Math.sin(turn),
              0.2 + 0.16 * Chance.hash(salt, i, 6),
              Colours.times(0x4C6B33, light));
        }
      }
    };
  }

  /** A bird that crosses above the scene between two moments. */
  static Actor bird(double start, double seconds, double fromX, double toX, double y, double z) {
    return new Prop(fromX, z) {
      @Override
      public boolean present(double time) {
        return time >= start && time < start + seconds;
      }

      @Override
      public Footprint footprint(double time) {
        return Footprint.point(0, 0.5);
      }

      @Override
      public void paint(double time, Pen pen) {
        double x = fromX + (toX - fromX) * (time - start) / seconds;
        double flap = 0.16 * Math.sin(22 * time);
        double rise = y + 0.2 * Math.sin(1.7 * time);
        pen.limb(x - 0.12, rise, z, 0.04, x + 0.12, rise, z, 0.05, 0x2A2A2C);
        pen.limb(x, rise, z, 0.04, x, rise + flap, z + 0.3, 0.015, 0x333336);
        pen.limb(x, rise, z, 0.04, x, rise + flap, z - 0.3, 0.015, 0x333336);
      }
    };
  }

  /** Scenery at a fixed place. */
  private abstract static class Prop implements Actor {

    private final Footprint place;

    Prop(double x, double z) {
      place = Footprint.point(x, z);
    }

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
      return place;
    }
  }
}
