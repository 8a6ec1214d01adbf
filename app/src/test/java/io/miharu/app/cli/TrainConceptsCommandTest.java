package io.miharu.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ConceptId;
import io.miharu.temporal.sequences.SequenceNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainConceptsCommandTest {

  @TempDir private Path folder;

  /** Kept timelines are read in place of the videos, and detect says the classes. */
  @Test
  void train_folderOfVideos_writesAModelThatDetectRuns_andLooksAtEachVideoOnce()
      throws IOException {
    for (int i = 0; i < 3; i++) {
      SquareFilm.write(folder.resolve("data/calm/" + i + ".mp4"), 96, 20, 1);
      SquareFilm.write(folder.resolve("data/wild/" + i + ".mp4"), 96, 20, 5);
    }
    Path model = folder.resolve("model.onnx");
    CommandRun trained = train("concept-lstm", model);
    assertEquals(0, trained.exitCode(), trained.err());
    assertTrue(trained.out().contains("test accuracy"), trained.out());
    try (SequenceNetwork network = SequenceNetwork.open(model)) {
      assertEquals(List.of(ConceptId.of("calm"), ConceptId.of("wild")), network.labels());
      assertTrue(network.card().training().command().startsWith("miharu train concept-lstm"));
    }
    ruleOverItsClasses_findsAnEvent_andNamesTheModelAsEvidence(model);

    Path kept = folder.resolve("kept.jsonl");
    List<String> lines = Files.readAllLines(kept);
    assertEquals(7, lines.size()); // how it looked, and six videos
    Files.write(kept, lines.subList(0, 5));
    Files.writeString(kept, lines.get(5).substring(0, 30), StandardOpenOption.APPEND);
    assertEquals(0, train("concept-tcn", folder.resolve("other.onnx")).exitCode());
    assertEquals(lines, Files.readAllLines(kept));

    Files.write(kept, List.of("{\"detector\":\"another\"}"));
    CommandRun otherwise = train("concept-tcn", model);
    assertEquals(2, otherwise.exitCode());
    assertTrue(otherwise.err().contains("seen otherwise"), otherwise.err());
  }

  /** Of two classes one has a half or more, so the rule holds from the first answer on. */
  private void ruleOverItsClasses_findsAnEvent_andNamesTheModelAsEvidence(Path model)
      throws IOException {
    Path rule = folder.resolve("rule.ttl");
    Files.writeString(
        rule,
        """
        @prefix mh: <urn:miharu:onto:> .
        @prefix c: <urn:miharu:concept:> .
        @prefix e: <urn:miharu:event:> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

        c:calm a mh:Concept ; mh:kind "state" ; skos:prefLabel "calm"@en .
        c:wild a mh:Concept ; mh:kind "state" ; skos:prefLabel "wild"@en .
        e:told a mh:Event ; mh:version 1 ; mh:group "mine" ; skos:prefLabel "Told"@en ;
          rdfs:comment "One of the two is said."@en ;
          mh:pattern [ mh:any ( [ mh:seen c:calm ] [ mh:seen c:wild ] ) ] .
        """);
    Path video = folder.resolve("data/wild/0.mp4");
    List<Object> words = new ArrayList<>(List.of("detect", video, "--sequence-model", model));
    words.addAll(List.of("--event-file", rule, "--events", "told", "--json", "--quiet"));
    words.addAll(List.of("--out", folder.resolve("out")));
    CommandRun run = CommandRun.of(words.toArray());
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("\"concept-lstm\""), run.out());
    assertTrue(recorded(folder.resolve("out")));
  }

  @Test
  void detect_withAFileThatIsNoSuchModel_isRefused() throws IOException {
    Path video = folder.resolve("a.mp4");
    SquareFilm.write(video, 96, 20, 1);
    CommandRun run =
        CommandRun.of("detect", video, "--sequence-model", video, "--out", folder.resolve("out"));
    assertEquals(5, run.exitCode(), run.err());
  }

  @Test
  void train_withoutTwoClasses_orWithFoldsThatDoNotFit_isAUsageError() throws IOException {
    SquareFilm.write(folder.resolve("data/calm/0.mp4"), 96, 20, 1);
    CommandRun one = train("concept-lstm", folder.resolve("model.onnx"));
    assertEquals(2, one.exitCode());
    assertTrue(one.err().contains("two classes or more"), one.err());
    CommandRun folds = train("concept-lstm", folder.resolve("model.onnx"), "--fold", 4);
    assertEquals(2, folds.exitCode());
    assertEquals(2, CommandRun.of("train", "concept-lstm").exitCode());
  }

  private CommandRun train(String network, Path model, Object... more) {
    List<Object> words = new ArrayList<>(List.of("train", network));
    words.addAll(List.of("--data", folder.resolve("data"), "--out", model));
    words.addAll(List.of("--timelines", folder.resolve("kept.jsonl")));
    words.addAll(List.of("--folds", 3, "--epochs", 1, "--looks", 8, "--batch", 2));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray());
  }

  private static boolean recorded(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(one -> one.toString().endsWith("run.json")).toList()) {
        if (Files.readString(file).contains("sequenceModel")) {
          return true;
        }
      }
    }
    return false;
  }
}
