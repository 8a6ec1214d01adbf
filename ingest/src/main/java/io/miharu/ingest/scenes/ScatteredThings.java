package io.miharu.ingest.scenes;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.MediaTime;
import io.miharu.core.Track;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * Draws people and vehicles of any build, colour and place over a picture, seen by any camera in
 * any light, with the exact truth; also people beside vehicles, and posts and trees, which are none
 * of these. It does not look real, and need not: what differs in every picture cannot be what makes
 * a car a car (Tremblay et al., "Training deep networks with synthetic data: bridging the reality
 * gap by domain randomization", CVPR workshops 2018).
 */
public final class ScatteredThings {

  private static final ConceptId BICYCLE = ConceptId.of("bicycle");
  private static final ConceptId CAR = ConceptId.of("car");
  private static final ConceptId MOTORCYCLE = ConceptId.of("motorcycle");
  private static final ConceptId BUS = ConceptId.of("bus");
  private static final ConceptId TRUCK = ConceptId.of("truck");

  private static final List<CarBuild.Style> CARS =
      List.copyOf(EnumSet.complementOf(EnumSet.of(CarBuild.Style.PICKUP)));

  /** How often a place is sought for one thing. */
  private static final int TRIES = 12;

  /** The ground that somebody takes, metres across. */
  private static final double PERSONAL = 0.5;

  /** As tall as posts look, metres. */
  private static final double TALL = 1.7;

  private final int width;
  private final int height;
  private final Chance chance;
  private final List<Actor> actors = new ArrayList<>();
  private final List<Footprint> taken = new ArrayList<>();
  private final Camera camera;
  private final double road;

  /**
   * Something that was drawn.
   *
   * @param box what is seen of it, px
   */
  public record Thing(ConceptId label, Box box) {}

  private ScatteredThings(int width, int height, long seed) {
    this.width = width;
    this.height = height;
    this.chance = new Chance(seed);
    this.camera = camera();
    this.road = chance.between(0, 2 * Math.PI);
    int things = 1 + chance.below(7);
    for (int i = 0; i < things; i++) {
      thing();
    }
    nameless();
  }

  /**
   * Draws over a picture.
   *
   * @param bgr width x height pixels, blue, green and red, in place
   * @param seed of all that is drawn
   * @return the things of which 0.3 or more is seen
   * @throws IllegalArgumentException if there are not three bytes a pixel
   */
  public static List<Thing> over(byte[] bgr, int width, int height, long seed) {
    if (width < 1 || height < 1 || bgr.length != 3 * width * height) {
      throw new IllegalArgumentException(
          "a picture of %d x %d px has three bytes a pixel, got %d"
              .formatted(width, height, bgr.length));
    }
    return new ScatteredThings(width, height, seed).draw(bgr);
  }

  /** From a mast, a house or a car. */
  private Camera camera() {
    double high = chance.below(3) == 0 ? chance.between(1, 2) : chance.between(2.5, 14);
    double far = chance.between(8, 40);
    // So that the ground so far away lies somewhere in the middle of the picture.
    double pitch = Math.atan2(high - 0.7, far) + chance.between(-0.12, 0.12);
    double focal = width * Math.exp(chance.between(Math.log(0.6), Math.log(2.2)));
    return new Camera(0, high, 0, 0, pitch, focal, width / 2.0, height / 2.0);
  }

  private void thing() {
    int which = chance.below(100);
    if (which < 42) {
      stand(CAR, CarBuild.any(CARS.get(chance.below(CARS.size())), chance));
    } else if (which < 46) {
      stand(TRUCK, CarBuild.any(CarBuild.Style.PICKUP, chance));
    } else if (which < 49) {
      stand(TRUCK, VanBuild.any(chance));
    } else if (which < 58) {
      stand(TRUCK, LorryBuild.any(chance));
    } else if (which < 67) {
      stand(BUS, BusBuild.any(chance));
    } else if (which < 76) {
      cycle(MOTORCYCLE, CycleBuild.motorcycle(chance));
    } else if (which < 85) {
      cycle(BICYCLE, CycleBuild.bicycle(chance));
    } else {
      person();
    }
  }

  /** Most drive along the road, one way or the other. */
  private double along() {
    return chance.below(5) == 0
        ? chance.between(0, 2 * Math.PI)
        : road + (chance.coin() ? Math.PI : 0) + chance.between(-0.12, 0.12);
  }

  private void stand(ConceptId label, Build build) {
    Optional<Placement> at = place(build.length(), build.width(), along());
    if (at.isPresent()) {
      actors.add(new Still(Optional.of(label), build, at.get()));
      while (chance.below(5) < 2) {
        beside(at.get(), build);
      }
    }
  }

  /** Somebody at a door, a boot or a bonnet, close before the vehicle or half hidden behind it. */
  private void beside(Placement vehicle, Build build) {
    double along = chance.between(-0.45, 0.45) * build.length();
    double across = chance.sign() * (build.width() / 2 + chance.between(0.15, 0.7));
    if (chance.below(4) == 0) {
      along = chance.sign() * (build.length() / 2 + chance.between(0.2, 0.7));
      across = chance.between(-0.5, 0.5) * build.width();
    }
    double x = vehicle.x() + along * vehicle.aheadX() + across * vehicle.aheadZ();
    double z = vehicle.z() + along * vehicle.aheadZ() - across * vehicle.aheadX();
    if (camera.depth(x, 1, z) > 1.5) {
      double heading = chance.between(0, 2 * Math.PI);
      actors.add(Posed.any(PersonLook.any(chance), new Placement(x, z, heading, 0, 0), chance));
    }
  }

  /** In every third picture posts and trees, which are nothing, however much they look like it. */
  private void nameless() {
    int posts = Math.max(0, chance.below(6) - 3) * (1 + chance.below(2));
    for (int i = 0; i < posts; i++) {
      Optional<Placement> at = place(TALL, PERSONAL, 0);
      at.ifPresent(place -> actors.add(post(place.x(), place.z())));
    }
  }

  private Actor post(double x, double z) {
    return switch (chance.below(4)) {
      case 0 -> Props.tree(x, z, chance.between(2, 6), chance.below(10_000));
      case 1 -> Props.lamp(x, z, chance.sign());
      default ->
          Props.pillar(
              x, z, chance.between(0.05, 0.3), chance.between(0.7, 2.5), Build.anyPaint(chance));
    };
  }

  /** Most are ridden, some are parked. */
  private void cycle(ConceptId label, CycleBuild build) {
    Optional<Placement> at = place(build.length(), PERSONAL, along());
    if (at.isPresent()) {
      actors.add(new Still(Optional.of(label), build, at.get()));
      if (chance.below(6) != 0) {
        int helmet = build.motor() || chance.coin() ? Build.anyPaint(chance) : 0;
        double pedal = chance.between(0, 2 * Math.PI);
        actors.add(new Rider(PersonLook.any(chance), build, at.get(), pedal, helmet));
      }
    }
  }

  private void person() {
    PersonLook look = PersonLook.any(chance);
    Optional<Placement> at = place(look.height(), PERSONAL, chance.between(0, 2 * Math.PI));
    at.ifPresent(place -> actors.add(Posed.any(look, place, chance)));
  }

  /** Somewhere in the picture where nothing else stands. */
  private Optional<Placement> place(double length, double wide, double heading) {
    double[] ray = new double[3];
    for (int i = 0; i < TRIES; i++) {
      double u = width * chance.between(0, 1);
      // Seen so long, px; the distance follows from it.
      double size = Math.exp(chance.between(Math.log(12), Math.log(0.55 * width)));
      double distance = camera.focal * Math.max(1.2, 0.7 * length) / size;
      camera.ray(u, height / 2.0, ray);
      double level = Math.hypot(ray[0], ray[2]);
      double x = ray[0] / level * distance;
      double z = ray[2] / level * distance;
      double v = camera.depth(x, 0.5, z) < 1.5 ? -1 : camera.v(x, 0.5, z);
      Footprint print = new Footprint(x, z, heading, length / 2, wide / 2);
      boolean seen = v > 0.04 * height && v < 1.04 * height;
      if (seen && taken.stream().allMatch(other -> apart(print, other))) {
        taken.add(print);
        return Optional.of(new Placement(x, z, heading, 0, 0));
      }
    }
    return Optional.empty();
  }

  /** By circles along their lengths. */
  private static boolean apart(Footprint one, Footprint other) {
    for (int i = -1; i <= 1; i++) {
      for (int j = -1; j <= 1; j++) {
        double ax = one.x() + i * 0.7 * one.halfLength() * Math.sin(one.heading());
        double az = one.z() + i * 0.7 * one.halfLength() * Math.cos(one.heading());
        double bx = other.x() + j * 0.7 * other.halfLength() * Math.sin(other.heading());
        double bz = other.z() + j * 0.7 * other.halfLength() * Math.cos(other.heading());
        double room = 0.4 * (one.halfLength() + other.halfLength()) + 0.3;
        if (Math.hypot(ax - bx, az - bz) < room) {
          return false;
        }
      }
    }
    return true;
  }

  private List<Thing> draw(byte[] bgr) {
    Sun sun = new Sun(chance.between(-2, 2), chance.between(-2, 2), chance.between(0.05, 0.6));
    Stage stage =
        new Stage(
            time -> camera, false, () -> (time, seen, canvas) -> lay(bgr, canvas), sun, 0, actors);
    int[] pixels = new Painter(stage, width, height).paint(0).pixels;
    double light = Math.exp(chance.between(-0.5, 0.15));
    double air = Math.max(0, chance.between(-0.4, 0.35));
    int haze = mean(bgr);
    for (int i = 0; i < pixels.length; i++) {
      int before = rgb(bgr, i);
      if (pixels[i] != before) {
        int rgb = Colours.mix(Colours.times(pixels[i], light), haze, air);
        bgr[3 * i] = (byte) rgb;
        bgr[3 * i + 1] = (byte) (rgb >> 8);
        bgr[3 * i + 2] = (byte) (rgb >> 16);
      }
    }
    List<Thing> things = new ArrayList<>();
    for (Track track : new TruthTracks(stage, width, height).measure(0, 1, i -> MediaTime.ZERO)) {
      things.add(new Thing(track.label(), track.points().get(0).box()));
    }
    return things;
  }

  private static void lay(byte[] bgr, Canvas canvas) {
    for (int i = 0; i < canvas.pixels.length; i++) {
      canvas.pixels[i] = rgb(bgr, i);
    }
  }

  private static int rgb(byte[] bgr, int pixel) {
    int red = bgr[3 * pixel + 2] & 0xFF;
    int green = bgr[3 * pixel + 1] & 0xFF;
    int blue = bgr[3 * pixel] & 0xFF;
    return red << 16 | green << 8 | blue;
  }

  private static int mean(byte[] bgr) {
    long[] sums = new long[3];
    for (int i = 0; i < bgr.length; i += 3) {
      for (int c = 0; c < 3; c++) {
        sums[c] += bgr[i + c] & 0xFF;
      }
    }
    long n = Math.max(1, bgr.length / 3);
    return (int) (sums[2] / n) << 16 | (int) (sums[1] / n) << 8 | (int) (sums[0] / n);
  }
}
