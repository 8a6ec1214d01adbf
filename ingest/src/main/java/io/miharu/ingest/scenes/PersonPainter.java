package io.miharu.ingest.scenes;

import static io.miharu.ingest.scenes.Body.BACK;
import static io.miharu.ingest.scenes.Body.CHEST;
import static io.miharu.ingest.scenes.Body.COLLAR;
import static io.miharu.ingest.scenes.Body.HAIR;
import static io.miharu.ingest.scenes.Body.HEAD;
import static io.miharu.ingest.scenes.Body.LEFT_HIP;
import static io.miharu.ingest.scenes.Body.LEFT_SHOULDER;
import static io.miharu.ingest.scenes.Body.PELVIS;
import static io.miharu.ingest.scenes.Body.RIGHT_HIP;
import static io.miharu.ingest.scenes.Body.RIGHT_SHOULDER;

/** Draws a posed body as shaded, tapered limbs, the farthest first. Not thread-safe. */
final class PersonPainter {

  private enum Part {
    LEFT_LEG,
    RIGHT_LEG,
    TRUNK,
    LEFT_ARM,
    RIGHT_ARM,
    RUCKSACK
  }

  private final PersonLook look;
  private final Body body;
  private final Pen pen;
  private final double unit;

  PersonPainter(PersonLook look, Body body, Pen pen) {
    this.look = look;
    this.body = body;
    this.pen = pen;
    this.unit = look.height() * look.girth();
  }

  void paint(double heading) {
    Part[] parts = Part.values();
    double[] depths = new double[parts.length];
    for (int i = 0; i < parts.length; i++) {
      double depth = depth(parts[i]);
      Part part = parts[i];
      int place = i;
      while (place > 0 && depths[place - 1] < depth) {
        depths[place] = depths[place - 1];
        parts[place] = parts[place - 1];
        place--;
      }
      depths[place] = depth;
      parts[place] = part;
    }
    for (Part part : parts) {
      paint(part, heading);
    }
    head();
  }

  private double depth(Part part) {
    return switch (part) {
      // Legs go under the jacket's hem, so they come first whatever their depth.
      case LEFT_LEG -> 100 + depth(LEFT_HIP + 1) * 1e-3 + depth(LEFT_HIP + 2) * 1e-3;
      case RIGHT_LEG -> 100 + depth(RIGHT_HIP + 1) * 1e-3 + depth(RIGHT_HIP + 2) * 1e-3;
      case TRUNK -> depth(CHEST);
      case LEFT_ARM -> depth(LEFT_SHOULDER + 1);
      case RIGHT_ARM -> depth(RIGHT_SHOULDER + 1);
      case RUCKSACK -> depth(BACK);
    };
  }

  private double depth(int joint) {
    return pen.camera.depth(body.x(joint), body.y(joint), body.z(joint));
  }

  private void paint(Part part, double heading) {
    switch (part) {
      case LEFT_LEG -> leg(LEFT_HIP, 0.93);
      case RIGHT_LEG -> leg(RIGHT_HIP, 1.0);
      case LEFT_ARM -> arm(LEFT_SHOULDER);
      case RIGHT_ARM -> arm(RIGHT_SHOULDER);
      case TRUNK -> trunk(heading);
      case RUCKSACK -> {
        if (look.rucksack() != 0) {
          limb(BACK, 0.06, PELVIS, 0.02, Colours.times(look.rucksack(), 0.85), 0.55);
        }
      }
    }
  }

  private void leg(int hip, double light) {
    int trousers = Colours.times(look.trousers(), light);
    limb(hip + 2, 0.024, hip + 3, 0.02, look.shoes(), 1);
    limb(hip + 1, 0.042, hip + 2, 0.032, trousers, 1);
    limb(hip, 0.058, hip + 1, 0.043, trousers, 1);
  }

  private void arm(int shoulder) {
    limb(shoulder + 1, 0.028, shoulder + 2, 0.022, look.jacket(), 1);
    pen.ball(
        body.x(shoulder + 2),
        body.y(shoulder + 2),
        body.z(shoulder + 2),
        0.022 * unit,
        look.skin());
    limb(shoulder, 0.038, shoulder + 1, 0.03, Colours.times(look.jacket(), 0.95), 1);
  }

  private void trunk(double heading) {
    // Broad from the front, narrow from the side.
    double viewX = body.x(CHEST) - pen.camera.x;
    double viewZ = body.z(CHEST) - pen.camera.z;
    double facing =
        Math.abs(viewX * Math.sin(heading) + viewZ * Math.cos(heading))
            / Math.max(0.1, Math.hypot(viewX, viewZ));
    double chest = 0.09 + 0.03 * facing;
    double waist = 0.074 + 0.018 * facing;
    if (look.coat()) {
      double x = (body.x(LEFT_HIP + 1) + body.x(RIGHT_HIP + 1)) / 2;
      double y = (body.y(LEFT_HIP + 1) + body.y(RIGHT_HIP + 1)) / 2;
      double z = (body.z(LEFT_HIP + 1) + body.z(RIGHT_HIP + 1)) / 2;
      pen.limb(
          body.x(PELVIS),
          body.y(PELVIS),
          body.z(PELVIS),
          waist * unit,
          body.x(PELVIS) * 0.25 + x * 0.75,
          body.y(PELVIS) * 0.25 + y * 0.75,
          body.z(PELVIS) * 0.25 + z * 0.75,
          (waist + 0.012) * unit,
          look.jacket());
    }
    limb(PELVIS, waist, CHEST, chest, look.jacket(), 1);
    limb(LEFT_SHOULDER, 0.036, RIGHT_SHOULDER, 0.036, look.jacket(), 1);
    limb(HEAD, 0.028, COLLAR, 0.03, Colours.times(look.skin(), 0.85), 0.7);
  }

  private void head() {
    double radius = 0.056 * look.height();
    double size = 0.054 * look.height();
    boolean hairBehind = depth(HAIR) > depth(HEAD);
    if (hairBehind) {
      hair(size);
    }
    pen.limb(
        body.x(HEAD),
        body.y(HEAD) - 0.2 * radius,
        body.z(HEAD),
        radius * 0.86,
        body.x(HEAD),
        body.y(HEAD) + 0.25 * radius,
        body.z(HEAD),
        radius * 0.95,
        look.skin());
    if (!hairBehind) {
      hair(size * 1.06);
    }
  }

  private void hair(double size) {
    pen.ball(body.x(HAIR), body.y(HAIR), body.z(HAIR), size * 1.08, look.hair());
    if (look.longHair()) {
      limb(HAIR, 0.046, COLLAR, 0.04, look.hair(), 0.8);
    }
  }

  /** A limb from one joint toward another, {@code reach} of the whole way, radii per unit. */
  private void limb(int from, double r0, int to, double r1, int rgb, double reach) {
    double x = body.x(from);
    double y = body.y(from);
    double z = body.z(from);
    pen.limb(
        x,
        y,
        z,
        r0 * unit,
        x + (body.x(to) - x) * reach,
        y + (body.y(to) - y) * reach,
        z + (body.z(to) - z) * reach,
        r1 * unit,
        rgb);
  }
}
