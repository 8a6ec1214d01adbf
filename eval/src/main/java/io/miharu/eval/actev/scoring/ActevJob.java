package io.miharu.eval.actev.scoring;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.actev.ActivityFile;
import io.miharu.eval.actev.ActivityIndex;
import io.miharu.eval.actev.ActivityInstance;
import io.miharu.eval.actev.ActivityRules;
import io.miharu.eval.actev.ActivityRules.Objects;
import io.miharu.eval.actev.FileIndex;
import io.miharu.eval.actev.scoring.ActevOptions.Boxes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * One system's output to be scored, and the files that say how. Immutable.
 *
 * @param system the system output
 * @param activities which activities are scored
 * @param files which videos are scored, and which of their frames
 * @param parameters numbers in place of the protocol's own
 * @param ignoreExtraneous the system may have processed more videos than the index has
 * @param ignoreMissing it may have processed fewer; the others count as without a claim
 * @param skipValidation the output is held neither against the schema of its protocol nor against
 *     the videos of the index
 */
public record ActevJob(
    ActevProtocol protocol,
    Path system,
    Path activities,
    Path files,
    Optional<Path> parameters,
    boolean ignoreExtraneous,
    boolean ignoreMissing,
    boolean skipValidation,
    ActevOptions options) {

  /**
   * Reads the output and refuses it where it is not what its protocol asks for.
   *
   * @throws DataFormatException if it is not
   */
  public ActivityFile check() throws IOException {
    ActivityIndex index = activityIndex();
    ActivityFile output = ActivityFile.read(system, rules());
    if (!skipValidation) {
      checkVideos(output.filesProcessed(), fileIndex());
      if (!options.compat()) {
        checkActivities(output, index);
      }
    }
    return output;
  }

  /**
   * Checks the output and scores it against {@code truth}.
   *
   * @throws DataFormatException if any of the files is not what it should be
   */
  public ActevScores score(Path truth) throws IOException {
    ActivityFile output = check();
    ScoringParameters numbers = ScoringParameters.of(protocol);
    return ActevScorer.score(
        protocol,
        parameters.isPresent() ? numbers.with(parameters.get()) : numbers,
        activityIndex(),
        fileIndex(),
        listed(ActivityFile.read(truth, rules().forTruth())),
        listed(output),
        options);
  }

  /** With -m: what happens in videos that the file lists itself. */
  private ActivityFile listed(ActivityFile file) {
    if (!ignoreMissing) {
      return file;
    }
    Set<String> videos = new HashSet<>(file.filesProcessed());
    return new ActivityFile(
        file.filesProcessed(),
        file.activities().stream().filter(one -> videos.contains(one.file())).toList());
  }

  /**
   * Writes truth and system as they are scored, pruned and with objects transformed, beside the
   * files they come from: {@code sys.json} with the extension {@code .one} as {@code sys.one.json}.
   * So does the reference.
   */
  public void rewrite(Path truth, String extension) throws IOException {
    ActivityFile output = check();
    OptionalDouble share = options.prune();
    double limit = share.isPresent() ? share.getAsDouble() * VideoSet.of(fileIndex()).frames() : 0;
    Rewriting.write(system, extension, output, options.boxes(), share.isPresent(), limit);
    ActivityFile original = ActivityFile.read(truth, rules().forTruth());
    Rewriting.write(truth, extension, original, options.boxes(), false, 0);
  }

  private ActivityIndex activityIndex() throws IOException {
    return ActivityIndex.read(activities, options.compat());
  }

  private FileIndex fileIndex() throws IOException {
    return FileIndex.read(files, options.compat());
  }

  private ActivityRules rules() {
    ActivityRules rules = protocol.rules(options.compat());
    if (skipValidation) {
      ActivityRules.Objects objects = protocol.scoresObjects() ? Objects.READ : Objects.IGNORED;
      rules = new ActivityRules(false, false, true, true, true, objects);
    }
    return options.boxes() == Boxes.EACH ? rules : rules.withObjects();
  }

  private void checkVideos(List<String> processed, FileIndex index) throws DataFormatException {
    for (String video : index.videos().keySet()) {
      if (!ignoreMissing && !processed.contains(video)) {
        throw new DataFormatException(
            "%s: filesProcessed: needed every video of %s, got none named \"%s\"; pass -m to score"
                    .formatted(system, files, video)
                + " videos that were not processed as without a claim");
      }
    }
    for (String video : processed) {
      if (!ignoreExtraneous && !index.videos().containsKey(video)) {
        throw new DataFormatException(
            "%s: filesProcessed: needed no video but those of %s, got \"%s\"; pass -F to leave such"
                    .formatted(system, files, video)
                + " videos out");
      }
    }
  }

  private void checkActivities(ActivityFile output, ActivityIndex index) throws IOException {
    Set<String> videos = fileIndex().videos().keySet();
    for (int i = 0; i < output.activities().size(); i++) {
      ActivityInstance instance = output.activities().get(i);
      if (!ignoreExtraneous && !videos.contains(instance.file())) {
        throw new DataFormatException(
            "%s: activities[%d].localization: needed a video of %s, got \"%s\"; pass -F to leave"
                    .formatted(system, i, files, instance.file())
                + " such instances out");
      }
      if (!index.objectTypes().containsKey(instance.activity())) {
        throw new DataFormatException(
            "%s: activities[%d].activity: needed an activity of %s, got \"%s\"; pass --compat to"
                    .formatted(system, i, activities, instance.activity())
                + " leave such instances out");
      }
    }
  }
}
