package io.miharu.ingest.javacv;

import io.miharu.ingest.javacv.MutationReader.Outcome;
import io.miharu.ingest.javacv.MutationReader.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Has {@link MutationReader} read many hurt copies of a clip, and collects what it says. */
final class MutationRun {

  /** One file may take so long, on a busy machine too; decoding one takes a tenth of a second. */
  static final int PATIENCE_S = 20;

  /** What reading one hurt file gave. */
  record Result(Mutation mutation, Reading reading) {}

  private final Path clip;
  private final Path donor;
  private final Path scratch;

  MutationRun(Path clip, Path donor, Path scratch) {
    this.clip = clip;
    this.donor = donor;
    this.scratch = scratch;
  }

  /**
   * Reads the copies with these seeds. A crash, a hang and a death for want of memory are outcomes
   * {@link Outcome#WRONG}; a new process then goes on behind them.
   */
  List<Result> read(long fromSeed, long untilSeed) throws IOException, InterruptedException {
    List<Result> results = new ArrayList<>();
    long seed = fromSeed;
    while (seed < untilSeed) {
      Path said = Files.createTempFile(scratch.getParent(), "said", ".txt");
      Process child = start(seed, untilSeed, said);
      boolean ended =
          child.waitFor((untilSeed - seed) * PATIENCE_S + 60L, TimeUnit.SECONDS); // else it hangs
      if (!ended) {
        child.destroyForcibly().waitFor();
      }
      List<String> lines = Files.readAllLines(said);
      for (String line : lines) {
        if (line.startsWith("end ")) {
          results.add(result(line));
          seed = results.get(results.size() - 1).mutation().seed() + 1;
        }
      }
      if (seed < untilSeed) {
        String how =
            child.exitValue() == MutationReader.HUNG
                ? "hangs for more than " + PATIENCE_S + " s"
                : "takes its process down, status " + child.exitValue();
        String tail =
            String.join(" | ", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
        results.add(
            new Result(new Mutation(seed), new Reading(Outcome.WRONG, 0, how + ": " + tail)));
        seed++;
      }
    }
    return results;
  }

  private static Result result(String line) {
    String[] parts = line.split(" ", 3);
    return new Result(new Mutation(Long.parseLong(parts[1])), Reading.parse(parts[2]));
  }

  private Process start(long fromSeed, long untilSeed, Path said) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-Dorg.bytedeco.javacpp.maxbytes=1g",
            "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+SuppressFatalErrorMessage",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            MutationReader.class.getName(),
            clip.toString(),
            donor.toString(),
            scratch.toString(),
            Long.toString(fromSeed),
            Long.toString(untilSeed),
            Integer.toString(PATIENCE_S));
    builder.environment().putAll(Map.of("OMP_WAIT_POLICY", "passive"));
    return builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
  }
}
