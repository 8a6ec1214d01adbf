package io.miharu.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.detectors.motion.MotionDetector;
import io.miharu.detectors.opencv.PeopleDetector;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ten looks a second at a street of 640 x 360 px. */
class NetworkWatchTest {

  private static final ConceptId CAR = ConceptId.of("car");
  private static final Box PARKED = Box.ofSize(100, 100, 120, 60);

  /** Says what it is told, and counts how often it is asked. */
  private static final class Told implements Detector {
    private List<Detection> answer = List.of();
    private int asked;

    @Override
    public String name() {
      return "told";
    }

    @Override
    public Set<ConceptId> vocabulary() {
      return Set.of(CAR);
    }

    @Override
    public List<Detection> detect(Frame frame) {
      asked++;
      return answer;
    }

    @Override
    public void close() {}
  }

  private final Told network = new Told();
  private final NetworkWatch watch = new NetworkWatch(network);
  private final PaintedScene street = new PaintedScene(3);
  private int at;

  private static Detection car(Box box) {
    return new Detection(CAR, box, 0.8f);
  }

  private static Detection moving(Box box) {
    return Detection.ofMotion(MotionDetector.MOVING_REGION, box, 0.9f);
  }

  private List<Detection> look(Detection... seen) throws IOException {
    return watch.join(street.empty(0).frame(at++ / 10.0), List.of(seen));
  }

  /** Five seconds, from 0 s on whenever 0.9 s have gone by: the last time at 4.5 s. */
  @Test
  void join_whereNothingMoves_asksOnceASecond() throws IOException {
    for (int i = 0; i < 50; i++) {
      assertEquals(List.of(), look());
    }
    assertEquals(6, network.asked);
  }

  @Test
  void join_whereSomethingMovesThatNobodyNames_asksFourTimesASecond() throws IOException {
    for (int i = 0; i < 50; i++) {
      look(moving(PARKED));
    }
    // At 10 looks a second every third one is the first that is 0.225 s or more after the last.
    assertEquals(17, network.asked);
  }

  /** It drives 5 px a look, and is seen at each. */
  @Test
  void join_aCarThatDrives_isLookedAtEveryTime_andIsNoMovingRegion() throws IOException {
    for (int i = 0; i < 20; i++) {
      Box now = PARKED.translated(5 * i, 0);
      network.answer = List.of(car(now));
      assertEquals(network.answer, look(moving(now)));
    }
    assertEquals(20, network.asked);
  }

  /** A car that parks is known to stand after 1.5 s, and then stays where it is between looks. */
  @Test
  void join_aCarThatStands_isThereWithoutALook() throws IOException {
    network.answer = List.of(car(PARKED));
    for (int i = 0; i < 20; i++) {
      assertEquals(List.of(car(PARKED)), look());
    }
    int asked = network.asked;
    for (int i = 0; i < 20; i++) {
      assertEquals(List.of(car(PARKED)), look());
    }
    assertEquals(2, network.asked - asked);
  }

  @Test
  void join_persons_areTheOtherDetectors() throws IOException {
    Box walker = Box.ofSize(300, 100, 30, 80);
    Detection seen = new Detection(PeopleDetector.PERSON, walker, 0.7f);
    Detection doubled = new Detection(PeopleDetector.PERSON, walker.translated(3, 0), 0.9f);
    network.answer = List.of(doubled, car(PARKED));
    assertEquals(List.of(car(PARKED), seen), look(seen));
  }

  @Test
  void join_aStaticThingThatIsAParkedCar_isTheCar() throws IOException {
    network.answer = List.of(car(PARKED));
    Detection left = new Detection(MotionDetector.STATIC_OBJECT, PARKED, 0.9f);
    assertEquals(List.of(car(PARKED)), look(left));
  }

  /** The network sees 30x80 px of somebody of whom motion shows 12x20 px. */
  @Test
  void join_aPersonAroundAPiece_isThere_andIsLookedAtEveryTime() throws IOException {
    Detection person = new Detection(PeopleDetector.PERSON, Box.ofSize(300, 100, 30, 80), 0.8f);
    network.answer = List.of(person);
    for (int i = 0; i < 10; i++) {
      assertEquals(List.of(person), look(moving(Box.ofSize(305, 110, 12, 20))));
    }
    assertEquals(10, network.asked);
  }

  /** Gone 20 of 60 px to the right, where motion shows the person, who then is left to it. */
  @Test
  void left_isOfThisLookOnly() throws IOException {
    Box first = Box.ofSize(300, 100, 60, 80);
    Box moved = first.translated(20, 0);
    network.answer = List.of(new Detection(PeopleDetector.PERSON, first, 0.8f));
    look(moving(Box.ofSize(305, 110, 20, 20)));
    Detection there = new Detection(PeopleDetector.PERSON, moved, 0.8f);
    network.answer = List.of(there);
    look(there);
    assertEquals(1, watch.left().size(), "half of the first place is free");
    look(there);
    assertEquals(List.of(), watch.left(), "nobody was asked");
  }
}
