package io.miharu.eval.med;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.eval.med.MedScores.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every submission, over random ones of every year's files. */
class MedInvariantsTest {

  private static final int SEEDS = 6;
  private static final List<String> EVENTS = List.of("E006", "E007", "E008");
  private static final int CLIPS = 40;

  private final Path folder;

  MedInvariantsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** The rows of the four files, without their headers. */
  private record Rows(
      List<String> reference, List<String> detection, List<String> threshold, List<String> index) {}

  /**
   * A submission.
   *
   * @param perfect whether every target is before all others and accepted alone; else scores are
   *     random, of few values, so that many are tied
   */
  private static Rows random(MedProtocol protocol, Random random, boolean perfect) {
    Rows rows =
        new Rows(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (String event : EVENTS) {
      int targets = 3 + random.nextInt(5);
      List<Integer> ranks = new ArrayList<>();
      for (int clip = 0; clip < CLIPS; clip++) {
        ranks.add(clip + 1);
      }
      Collections.shuffle(ranks, random);
      for (int clip = 0; clip < CLIPS; clip++) {
        String trial = "%06d.%s".formatted(clip, event);
        int rank = ranks.get(clip);
        boolean target = perfect ? rank <= targets : clip < targets;
        double score = perfect ? 1 - rank / 100.0 : random.nextInt(9) / 8.0;
        rows.reference.add(trial + (target ? ",y" : ",n"));
        rows.index.add("%s,%06d,%s".formatted(trial, clip, event));
        rows.detection.add(
            switch (protocol.decision()) {
              case SCORE -> "%s,%s".formatted(trial, score);
              case RANK -> "%s,%s,%d".formatted(trial, score, rank);
              case NONE -> "%s,%d".formatted(trial, rank);
            });
      }
      List<String> limits = new ArrayList<>(List.of(event));
      for (String column : protocol.thresholdColumns().subList(1, limit(protocol))) {
        limits.add(
            column.equals("DetectionThreshold")
                ? String.valueOf(perfect ? 1 - (targets + 0.5) / 100 : 0.5)
                : column.equals("RankThreshold") ? String.valueOf(targets + 1) : "1");
      }
      rows.threshold.add(String.join(",", limits));
    }
    return rows;
  }

  private static int limit(MedProtocol protocol) {
    return protocol.thresholdColumns().size();
  }

  private MedScores score(MedProtocol protocol, Rows rows) throws IOException {
    MedFiles.Submission submission =
        MedFiles.read(
            protocol,
            MedFiles.Missing.SCORED_OR_REFUSED,
            file("ref.csv", "TrialID,Targ", rows.reference),
            file("det.csv", String.join(",", protocol.detectionColumns()), rows.detection),
            file("thr.csv", String.join(",", protocol.thresholdColumns()), rows.threshold),
            file("idx.csv", "TrialID,ClipID,EventID", rows.index));
    return MedScores.of(submission.blocks(), protocol.metric());
  }

  private Path file(String name, String header, List<String> rows) throws IOException {
    return Files.writeString(folder.resolve(name), header + "\n" + String.join("\n", rows) + "\n");
  }

  @ParameterizedTest
  @EnumSource(MedProtocol.class)
  void aPerfectSystem_scoresPerfectly(MedProtocol protocol) throws IOException {
    for (long seed = 0; seed < SEEDS; seed++) {
      MedScores scores = score(protocol, random(protocol, new Random(seed), true));
      assertEquals(EVENTS.size(), scores.blocks().size());
      for (Block block : scores.blocks()) {
        String at = block.name() + ", seed " + seed;
        assertEquals(1, block.averagePrecision(), 1e-12, at);
        assertEquals(1, block.fixedPriorPrecision(), 1e-12, at);
        if (protocol.decision() != MedProtocol.Decision.NONE) {
          assertEquals(block.targets(), block.hits(), at);
          assertEquals(0, block.misses() + block.falseAlarms(), at);
        }
        if (protocol.metric() instanceof MedMetric.LinearCost) {
          assertEquals(0, block.joined(), at);
          assertEquals(0, block.best().joined(), at);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(MedProtocol.class)
  void theOrderOfLines_doesNotMatter(MedProtocol protocol) throws IOException {
    for (long seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      Rows rows = random(protocol, random, false);
      MedScores first = score(protocol, rows);
      for (List<String> file :
          List.of(rows.reference, rows.detection, rows.threshold, rows.index)) {
        Collections.shuffle(file, random);
      }
      assertEquals(first, score(protocol, rows), "seed " + seed);
    }
  }

  @ParameterizedTest
  @EnumSource(MedProtocol.class)
  void aRunInTwoFilesOfClips_mergedAgain_scoresTheSame(MedProtocol protocol) throws IOException {
    for (long seed = 0; seed < SEEDS; seed++) {
      Rows rows = random(protocol, new Random(seed), false);
      Rows merged = new Rows(rows.reference, new ArrayList<>(), rows.threshold, rows.index);
      for (boolean even : List.of(false, true)) {
        rows.detection.stream()
            .filter(row -> (Integer.parseInt(row.substring(0, 6)) % 2 == 0) == even)
            .forEach(merged.detection::add);
      }
      assertEquals(score(protocol, rows), score(protocol, merged), "seed " + seed);
    }
  }

  @ParameterizedTest
  @EnumSource(MedProtocol.class)
  void anEventOnItsOwn_hasItsRowOfTheWhole(MedProtocol protocol) throws IOException {
    for (long seed = 0; seed < SEEDS; seed++) {
      Rows rows = random(protocol, new Random(seed), false);
      List<Block> whole = score(protocol, rows).blocks();
      List<Block> parts = new ArrayList<>();
      for (String event : EVENTS) {
        UnaryOperator<List<String>> own =
            file -> file.stream().filter(row -> row.contains(event)).toList();
        Rows part =
            new Rows(
                own.apply(rows.reference),
                own.apply(rows.detection),
                own.apply(rows.threshold),
                own.apply(rows.index));
        parts.addAll(score(protocol, part).blocks());
      }
      assertEquals(whole, parts, "seed " + seed);
    }
  }

  /** With all scores tied, average precision takes the trials in the order of their ids. */
  @ParameterizedTest
  @EnumSource(
      value = MedProtocol.class,
      names = {"MED11", "MED12", "MED13"})
  void tiedTrials_areRankedByTheirIds(MedProtocol protocol) throws IOException {
    for (long seed = 0; seed < SEEDS; seed++) {
      Rows rows = random(protocol, new Random(seed), false);
      rows.detection.replaceAll(row -> row.substring(0, row.indexOf(',')) + ",0.5");
      Collections.shuffle(rows.detection, new Random(seed));
      for (Block block : score(protocol, rows).blocks()) {
        // The targets are the first clips, so by id they come first; and there is one threshold.
        assertEquals(1, block.averagePrecision(), 1e-12, "seed " + seed);
        assertTrue(block.curve().points().size() == 1, "seed " + seed);
      }
    }
  }
}
