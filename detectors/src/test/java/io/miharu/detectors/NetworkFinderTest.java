package io.miharu.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miharu.core.Box;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.core.GreyFilm;
import io.miharu.detectors.opencv.PeopleDetector;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkFinderTest {

  private static final Box PART = Box.ofSize(100, 100, 30, 80);

  /** Sees a person in every part, and takes 7 px for it. */
  private static final PersonFinder OTHER =
      new PersonFinder() {
        @Override
        public List<Detection> find(Frame frame, Box part, double shortest) {
          return List.of(person(part, 0.7));
        }

        @Override
        public double cost(Box part, double shortest) {
          return 7;
        }
      };

  private final Frame frame = GreyFilm.counting(10, 1).frame(0);

  private static Detection person(Box box, double confidence) {
    return new Detection(PeopleDetector.PERSON, box, (float) confidence);
  }

  private List<Detection> found(boolean likely, List<Detection> seen) {
    NetworkFinder finder = new NetworkFinder(OTHER, part -> likely);
    finder.saw(seen);
    assertEquals(
        finder.find(frame, PART, 60).stream().anyMatch(one -> one.confidence() == 0.7f) ? 7 : 0,
        finder.cost(PART, 60));
    return finder.find(frame, PART, 60);
  }

  @Test
  void find_whereTheNetworkIsSure_asksNobodyElse() {
    Detection sure = person(PART, 0.6);
    assertEquals(List.of(sure), found(true, List.of(sure, person(PART.translated(90, 0), 0.9))));
  }

  @Test
  void find_whereTheNetworkIsUnsure_asksTheOther() {
    assertEquals(List.of(person(PART, 0.7)), found(true, List.of(person(PART, 0.2))));
  }

  @Test
  void find_inWhatIsHardlyAPerson_believesTheNetwork() {
    Detection unsure = person(PART, 0.2);
    assertEquals(List.of(unsure), found(false, List.of(unsure)));
  }
}
