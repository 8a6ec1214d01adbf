package io.miharu.ingest.scenes;

import java.util.List;

/**
 * The scenes of a seed. Another seed gives other layouts, camera poses, people, colours, times and
 * passers-by, and the same kinds of events.
 */
public final class SceneCatalogue {

  private SceneCatalogue() {}

  /**
   * Thirteen minutes of surveillance with 25 events, every surveillance event at least twice.
   * Staging them draws nothing and takes a fraction of a second.
   */
  public static List<Scene> surveillance(long seed) {
    return List.of(
        ZoneScenes.fencedYard(part(seed, 1)),
        ZoneScenes.entrance(part(seed, 2)),
        BagScenes.stationHall(part(seed, 3)),
        MotionScenes.plaza(part(seed, 4)),
        ZoneScenes.oneWayPassage(part(seed, 5)),
        MotionScenes.icyCourt(part(seed, 6)),
        CarParkScenes.carPark(part(seed, 7)),
        BagScenes.shopFront(part(seed, 8)),
        BagScenes.busStop(part(seed, 9)),
        MotionScenes.parkPath(part(seed, 10)),
        CarParkScenes.kerbside(part(seed, 11)),
        ZoneScenes.loadingGate(part(seed, 12)),
        ZoneScenes.waitingCorner(part(seed, 13)),
        MotionScenes.hallway(part(seed, 14)),
        MotionScenes.market(part(seed, 15)));
  }

  /**
   * Two minutes of driving with 11 events, every dashcam event at least twice, and a quiet scene.
   */
  public static List<Scene> dashcam(long seed) {
    return List.of(
        DashcamScenes.quietStreet("quiet-street", part(seed, 101)),
        DashcamScenes.emergencyStop("emergency-stop", part(seed, 102)),
        DashcamScenes.slowMerger("slow-merger", part(seed, 103)),
        DashcamScenes.brakeLights("brake-lights", part(seed, 104)),
        DashcamScenes.pulledIn("pulled-in", part(seed, 105)),
        DashcamScenes.crossing("crossing", part(seed, 106)),
        DashcamScenes.walkerInLane("walker-in-lane", part(seed, 107)),
        DashcamScenes.breakdown("breakdown", part(seed, 108)),
        DashcamScenes.deliveryTruck("delivery-truck", part(seed, 109)),
        DashcamScenes.brakeLights("brake-lights-again", part(seed, 110)));
  }

  private static long part(long seed, int scene) {
    return Chance.mix(seed * 1_000 + scene);
  }
}
