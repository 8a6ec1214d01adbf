package io.miharu.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.core.Moment;
import io.miharu.core.SourceInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PerceptionTest {

  private static final Detection PERSON =
      new Detection(ConceptId.of("person"), new Box(10, 10, 20, 40), 0.9f);

  /** Looks at some frames only, and always sees the same person. */
  private record Glances(List<Long> frames) implements Observer {
    @Override
    public Observation observe(Frame frame) {
      boolean looked = frames.contains(frame.index());
      return new Observation(looked, looked ? List.of(PERSON) : List.of(), List.of());
    }

    @Override
    public void close() {}
  }

  @Test
  void perceive_betweenLooks_judgesTenTimesPerSecondAndTellsTracksInEveryFrame()
      throws IOException {
    Perception perception = perception(List.of(0L, 1L, 2L));
    List<Long> judged = new ArrayList<>();
    for (long index = 0; index < 10; index++) {
      Moment moment = perception.perceive(new TestFrame(index));
      if (perception.judged()) {
        judged.add(index);
        continue;
      }
      assertEquals(1, moment.tracks().size(), "frame " + index);
      assertTrue(moment.scores().isEmpty());
    }
    // Frames are 1/30 s apart: after the looks at 0, 1 and 2, every third one is 0.1 s later.
    assertEquals(List.of(0L, 1L, 2L, 5L, 8L), judged);
  }

  private static Perception perception(List<Long> frames) {
    SourceInfo info =
        new SourceInfo("test", "test", "test", 64, 48, Optional.empty(), OptionalDouble.empty(), 0);
    return new Perception(new Glances(frames), info, List.of());
  }
}
