package io.miharu.ingest.scenes;

import io.miharu.core.Box;
import io.miharu.core.Point;
import io.miharu.core.Polygon;
import io.miharu.core.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;

/**
 * A surveillance scene while it is being staged: one fixed camera, 4 to 5 m up, that looks down a
 * yard of which x from -5 to 5 m at z = 8 to 13 m is well in sight. {@link #side} mirrors a scene:
 * scenes multiply every x by it. Not thread-safe.
 */
final class Watch {

  /** Where those who only pass by walk, metres: behind everything that matters. */
  static final double FAR_LANE = 14.6;

  /** Where the camera stands on z, metres. */
  private static final double BACK = 1.2;

  final Chance chance;
  final int side;
  final Camera camera;
  final Yard yard;
  private final double seconds;
  private final long seed;
  private final Sun sun;
  private final double noise;
  private final List<Zone> zones = new ArrayList<>();
  private final Script script;

  Watch(String name, double seconds, long seed) {
    this.script = new Script(name, seconds);
    this.seconds = seconds;
    this.seed = seed;
    this.chance = new Chance(seed);
    this.side = chance.sign();
    double high = chance.between(4.2, 5.0);
    double pitch = Math.atan(high / (chance.between(10.8, 11.6) - BACK));
    this.camera =
        new Camera(
            0,
            high,
            BACK,
            chance.between(-0.05, 0.05),
            pitch,
            chance.between(500, 535),
            Scene.WIDTH / 2.0,
            Scene.HEIGHT / 2.0);
    this.sun =
        new Sun(
            chance.sign() * chance.between(0.2, 0.7),
            chance.between(0.05, 0.4),
            chance.between(0.12, 0.38));
    this.noise = chance.between(1.6, 3.0);
    Material ground =
        switch (chance.below(3)) {
          case 0 ->
              new Material(Material.Texture.ASPHALT, chance.pick(0x77797B, 0x858688, 0x6E7072));
          case 1 ->
              new Material(Material.Texture.PAVING, chance.pick(0xA39E94, 0x9A9A9C, 0xA89C8C));
          default ->
              new Material(Material.Texture.CONCRETE, chance.pick(0xA6A49E, 0x98989A, 0xB0ABA0));
        };
    this.yard = new Yard(ground);
    surroundings();
  }

  /** A strip behind the passers' lane, a house behind it, trees and lamps. */
  private void surroundings() {
    double behind = chance.between(17.5, 20);
    Material.Texture strip = chance.coin() ? Material.Texture.GRASS : Material.Texture.CONCRETE;
    yard.area(
        new Material(strip, strip == Material.Texture.GRASS ? 0x66794A : 0x8E8C88),
        -60,
        16.2,
        60,
        70);
    yard.area(new Material(Material.Texture.PAINT, 0xB9B6AE), -60, 16.0, 60, 16.2);
    Material house =
        chance.coin()
            ? new Material(Material.Texture.BRICK, chance.pick(0x8E5A46, 0x7C6A5C, 0x9A7058))
            : new Material(Material.Texture.PLASTER, chance.pick(0xB8AE98, 0xA8B0B4, 0xC2B8A8));
    double gap = chance.between(-9, 9);
    yard.wall(house, -45, behind + 1, gap - 3, behind, 6.5, 1 + chance.below(1000));
    yard.wall(
        new Material(Material.Texture.PLASTER, 0x94908A),
        gap + 2,
        behind,
        45,
        behind + 2,
        7.5,
        1 + chance.below(1000));
    int trees = 1 + chance.below(2);
    for (int i = 0; i < trees; i++) {
      double x = (i == 0 ? 1 : -1) * chance.between(4.5, 9);
      add(Props.tree(x, 16.9, chance.between(3.6, 4.6), chance.below(10_000)));
    }
    add(Props.lamp(chance.between(-7, 7), 16.4, chance.sign()));
    double start = chance.between(5, seconds - 8);
    int way = chance.sign();
    add(Props.bird(start, 4.5, -9.0 * way, 9.0 * way, chance.between(3.2, 4), 11.5));
  }

  <A extends Actor> A add(A actor) {
    return script.add(actor);
  }

  /** Somebody who goes a way. */
  Person person(Trajectory way) {
    return add(new Person(PersonLook.any(chance), way));
  }

  /** A walking pace of this scene's moment, metres per second; at most 0.85 heights per second. */
  double pace() {
    return chance.between(1.05, 1.3);
  }

  /** How far to the side one has to go at depth {@code z} to be out of sight, metres. */
  double outside(double z) {
    double depth = camera.depth(0, 0, z);
    return depth * (Scene.WIDTH / 2.0) / camera.focal + 0.05 * z + 0.9;
  }

  /** People who walk past along the far lane, one every {@code gap} to {@code 2 gap} seconds. */
  void passers(double from, double until, double gap) {
    for (double start = from; start < until; start += gap * chance.between(1, 2)) {
      double z = FAR_LANE + chance.between(-0.45, 0.5);
      int way = chance.sign();
      double edge = outside(z);
      Route route = Route.from(start, -way * edge, z);
      if (chance.below(4) == 0) {
        // Now and then somebody stops for a moment.
        route.to(way * chance.between(-3, 3), z, pace()).stop(chance.between(2, 5));
      }
      Person person = person(route.to(way * edge, z, pace()));
      if (chance.below(4) == 0) {
        add(Bag.carried(Bag.Kind.BACKPACK, chance.pick(0x5A2A20, 0x20304A, 0x3A3A3A), person));
      }
    }
  }

  /** A zone whose corners lie on the ground, x and z in turn, in metres. */
  Zone zone(String called, Zone.Kind kind, Optional<Point> direction, double... xz) {
    List<Point> corners = new ArrayList<>();
    for (int i = 0; i < xz.length; i += 2) {
      corners.add(seen(xz[i], 0, xz[i + 1]));
    }
    return zone(new Zone(called, kind, new Polygon(corners), direction));
  }

  Zone zone(Zone zone) {
    zones.add(zone);
    return zone;
  }

  /** Where a point of the world is in the picture. */
  Point seen(double x, double y, double z) {
    return new Point((float) camera.u(x, y, z), (float) camera.v(x, y, z));
  }

  /** Paints a rectangle's outline on the ground. */
  void lines(int rgb, double x0, double z0, double x1, double z1) {
    Material paint = new Material(Material.Texture.PAINT, rgb);
    double w = 0.06;
    double left = Math.min(x0, x1);
    double right = Math.max(x0, x1);
    yard.area(paint, left - w, z0 - w, right + w, z0 + w);
    yard.area(paint, left - w, z1 - w, right + w, z1 + w);
    yard.area(paint, left - w, z0, left + w, z1);
    yard.area(paint, right - w, z0, right + w, z1);
  }

  /** Says that an event lasts as long as its first actor is in sight between two moments. */
  void happens(String event, double from, double until, Actor... who) {
    happens(event, time -> time >= from && time < until && inSight(who[0], time), who);
  }

  /** Says that an event lasts from the first to the last frame in which {@code holds}. */
  void happens(String event, DoublePredicate holds, Actor... who) {
    script.happens(event, holds, who);
  }

  /** Whether the middle of an actor is in the picture. */
  boolean inSight(Actor actor, double time) {
    if (!actor.present(time)) {
      return false;
    }
    Optional<Box> box = box(actor, time);
    return box.isPresent()
        && box.get().centreX() > 0
        && box.get().centreX() < Scene.WIDTH
        && box.get().centreY() < Scene.HEIGHT;
  }

  /** Whether an actor's foot point, the bottom centre of its box, is in a zone. */
  boolean stands(Actor actor, Zone zone, double time) {
    return actor.present(time)
        && box(actor, time).map(box -> zone.area().contains(box.foot())).orElse(false);
  }

  private Optional<Box> box(Actor actor, double time) {
    Extent extent = new Extent();
    actor.paint(time, new Pen(camera, sun, extent));
    return extent.box();
  }

  /** Whether all of them are there and within two body heights of their middle. */
  static boolean together(List<Person> people, double time) {
    double x = 0;
    double z = 0;
    for (Person person : people) {
      if (!person.present(time)) {
        return false;
      }
      x += person.way.at(time).x() / people.size();
      z += person.way.at(time).z() / people.size();
    }
    Placement middle = new Placement(x, z, 0, 0, 0);
    return people.stream()
        .allMatch(person -> person.way.at(time).distance(middle) <= 2 * person.look.height());
  }

  double seconds() {
    return seconds;
  }

  /** The finished scene. */
  Scene finish() {
    Camera seen = camera;
    Yard behind = yard;
    Stage stage = new Stage(time -> seen, true, () -> behind, sun, noise, script.actors());
    return script.finish(Scene.Kind.FIXED, seed, stage, zones);
  }
}
