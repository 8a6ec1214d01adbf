package io.miharu.temporal.relations;

import static io.miharu.temporal.relations.Film.met;
import static io.miharu.temporal.relations.Film.missed;
import static io.miharu.temporal.relations.Film.person;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miharu.core.Box;
import org.junit.jupiter.api.Test;

/** People are 24 px wide and 60 px tall. */
class PostureConceptsTest {

  @Test
  void lying_afterAFall_isSaidAndUprightBefore() {
    // 24 x 60 upright, then 55 x 30 on the same ground: 1.8 wide, half as tall, area 1.15.
    Film fall =
        Film.standing()
            .with("person", t -> t < 2 ? person(200, 200) : Box.ofSize(180, 170, 55, 30));
    met(fall.at(1.9, "upright", 1));
    met(fall.at(2.5, "lying", 1));
    missed(fall.at(2.5, "upright", 1));
  }

  /** For a fifth of a second the network sees 16 x 28 px of him, half as tall as he stood. */
  @Test
  void lying_ofWhoIsSeenInPartWhileHeFalls_isSaid() {
    Film fall =
        Film.standing()
            .with(
                "person",
                t ->
                    t < 2
                        ? person(200, 200)
                        : t < 2.2 ? Box.ofSize(190, 160, 16, 28) : Box.ofSize(180, 170, 55, 30));
    met(fall.at(2.7, "lying", 1));
  }

  @Test
  void lying_ofWhoIsLostWhileHeFalls_isSaidOfTheTrackOnTheFloor() {
    Film fall =
        Film.standing()
            .with("person", 0, 2, t -> person(200, 200))
            .with("person", 2.3, 6, t -> Box.ofSize(180, 170, 55, 30));
    met(fall.at(2.8, "lying", 2));
    met(fall.at(2.3, "upright", 2));
    missed(fall.at(2.8, "upright", 2));
  }

  @Test
  void lying_besideSomebodyWhoIsStillThere_orWasAtADistance_isNotSaid() {
    Film beside =
        Film.standing()
            .with("person", t -> person(200, 200))
            .with("person", 2.3, 6, t -> Box.ofSize(180, 170, 55, 30));
    assertEquals(0, beside.ever(5, "lying", 2));
    Film away =
        Film.standing()
            .with("person", 0, 2, t -> person(200, 200))
            .with("person", 2.3, 6, t -> Box.ofSize(250, 170, 55, 30));
    assertEquals(0, away.ever(5, "lying", 2));
    Film later =
        Film.standing()
            .with("person", 0, 2, t -> person(200, 200))
            .with("person", 3.1, 6, t -> Box.ofSize(180, 170, 55, 30));
    assertEquals(0, later.ever(5, "lying", 2));
  }

  @Test
  void lying_ofTwoWhoseRegionsMerge_isNotSaid() {
    Film merge =
        Film.standing()
            .with("person", t -> t < 2 ? person(200, 200) : Box.ofSize(180, 140, 70, 60));
    assertEquals(0, merge.ever(4, "lying"));
  }

  @Test
  void lying_ofAPersonHiddenByACar_isNotSaid() {
    // Only the head and shoulders are left: the bottom edge jumps up by 42 px of 60.
    Film hidden =
        Film.standing()
            .with("person", t -> t < 2 ? person(200, 200) : Box.ofSize(188, 138, 24, 20));
    assertEquals(0, hidden.ever(4, "lying"));
  }

  @Test
  void lying_ofOneWhoFallsAtTheLowerBorder_isSaid() {
    // As above, but what lies is cut by the lower edge, at 360 px.
    Film cut =
        Film.standing()
            .with("person", t -> t < 2 ? person(200, 355) : Box.ofSize(180, 330, 55, 30));
    met(cut.at(2.5, "lying", 1));
    assertEquals(0, cut.ofMotion().ever(2.5, "lying"), "what moves may be any part of the body");
  }

  @Test
  void lying_ofOneWhoWalksOutOverTheLowerBorder_isNotSaid() {
    // 24 x 60 px at 60 px/s: from 2 s on it is cut, from 2.6 s on wider than tall.
    Film leaving =
        Film.standing()
            .with(
                "person",
                0,
                2.9,
                t -> {
                  double bottom = Math.min(360, 240 + 60 * t);
                  double top = 180 + 60 * t;
                  return Box.ofSize(200, top, 24, bottom - top);
                });
    assertEquals(0, leaving.ever(2.9, "lying"));
  }

  @Test
  void upright_ofANarrowBoxCutBelow_isSaidAndOfOneCutAtASideNot() {
    met(Film.standing().with("person", t -> Box.ofSize(200, 310, 24, 50)).at(1, "upright", 1));
    assertEquals(
        0, Film.standing().with("person", t -> Box.ofSize(0, 200, 24, 60)).ever(1, "upright"));
  }
}
