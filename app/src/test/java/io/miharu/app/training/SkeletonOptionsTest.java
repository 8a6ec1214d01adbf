package io.miharu.app.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.app.console.UsageException;
import io.miharu.core.ActionSet;
import io.miharu.learning.skeletons.StickFigures;
import io.miharu.learning.skeletons.Voter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SkeletonOptionsTest {

  private static final ActionSet SET = StickFigures.draw(1, 1);

  @Test
  void model_withoutWeights_countsEachKindOnce() {
    List<Voter> voters = options("--model", "motion-cnn,elastic").voters(SET);

    assertEquals(List.of("motion-cnn:joint", "elastic"), names(voters));
    assertEquals(List.of(1.0, 1.0), weights(voters));
  }

  @Test
  void model_withWeights_multipliesThemWithThoseOfTheStreams() {
    SkeletonOptions options =
        options("--model", "motion-cnn:0.5,elastic:3", "--streams", "joint:4,bone");

    List<Voter> voters = options.voters(SET);

    assertEquals(List.of("motion-cnn:joint", "motion-cnn:bone", "elastic"), names(voters));
    assertEquals(List.of(0.5 * 4, 0.5 * 1, 3.0), weights(voters));
    assertEquals("motion-cnn:0.5,elastic:3.0", options.modelNames());
  }

  @Test
  void model_withAWeightThatIsNoNumber_saysHowToWriteOne() {
    UsageException refused =
        assertThrows(UsageException.class, () -> options("--model", "elastic:twice").voters(SET));

    assertTrue(String.valueOf(refused.getMessage()).contains("elastic:2"), refused.getMessage());
  }

  private static SkeletonOptions options(String... more) {
    List<String> all = new ArrayList<>(List.of("--dataset", "stick-figures"));
    all.addAll(List.of(more));
    return CommandLine.populateCommand(new SkeletonOptions(), all.toArray(String[]::new));
  }

  private static List<String> names(List<Voter> voters) {
    return voters.stream().map(Voter::name).toList();
  }

  private static List<Double> weights(List<Voter> voters) {
    return voters.stream().map(Voter::weight).toList();
  }
}
