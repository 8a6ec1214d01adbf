package io.miharu.eval.actev.scoring;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.actev.ActivityFile;
import io.miharu.eval.actev.ActivityIndex;
import io.miharu.eval.actev.ActivityInstance;
import io.miharu.eval.actev.ActivityRules;
import io.miharu.eval.actev.FileIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One system's output to be scored, and the files that say how. Immutable.
 *
 * @param system the system output
 * @param activities which activities are scored
 * @param files which videos are scored, and which of their frames
 * @param parameters numbers in place of the protocol's own
 * @param ignoreExtraneous the system may have processed more videos than the index has
 * @param ignoreMissing it may have processed fewer; the others count as without a claim
 * @param skipValidation the output is not held against the schema of its protocol
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
    ActivityIndex index = ActivityIndex.read(activities);
    ActivityFile output = ActivityFile.read(system, rules());
    checkVideos(output.filesProcessed(), FileIndex.read(files));
    if (!options.compat() && !skipValidation) {
      checkActivities(output, index);
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
        ActivityIndex.read(activities),
        FileIndex.read(files),
        ActivityFile.read(truth, rules().forTruth()),
        output,
        options);
  }

  /**
   * Writes what counts of truth and system, objects transformed, as files of their format: {@code
   * folder/ref.json.extension}, and so on.
   */
  public void rewrite(Path truth, Path folder, String extension) throws IOException {
    ActivityFile output = check();
    ActivityFile original = ActivityFile.read(truth, rules().forTruth());
    Selection selection =
        Selection.of(
            ActivityIndex.read(activities),
            VideoSet.of(FileIndex.read(files)),
            original,
            output,
            options);
    Files.createDirectories(folder);
    write(folder, truth, extension, original, selection.truth());
    write(folder, system, extension, output, selection.system());
  }

  private static void write(
      Path folder,
      Path file,
      String extension,
      ActivityFile original,
      SortedMap<String, List<Instance>> counted)
      throws IOException {
    List<ActivityInstance> instances =
        counted.values().stream()
            .flatMap(List::stream)
            .sorted(Instance.BY_FILE_AND_ID)
            .map(Instance::rewritten)
            .toList();
    String name = file.getFileName() + (extension.startsWith(".") ? "" : ".") + extension;
    new ActivityFile(original.filesProcessed(), instances).write(folder.resolve(name));
  }

  private ActivityRules rules() {
    return skipValidation
        ? new ActivityRules(false, false, true, true)
        : protocol.rules(options.compat());
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

  private void checkActivities(ActivityFile output, ActivityIndex index)
      throws DataFormatException {
    if (output.activities().isEmpty()) {
      throw new DataFormatException(
          "%s: activities: needed at least one instance, got none; pass --compat to score a system"
                  .formatted(system)
              + " that found nothing");
    }
    for (int i = 0; i < output.activities().size(); i++) {
      ActivityInstance instance = output.activities().get(i);
      if (!index.objectTypes().containsKey(instance.activity())) {
        throw new DataFormatException(
            "%s: activities[%d].activity: needed an activity of %s, got \"%s\"; pass --compat to"
                    .formatted(system, i, activities, instance.activity())
                + " leave such instances out");
      }
    }
  }
}
