package io.miharu.app.score;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Options of CLEARDTScorer and AVSS09Scorer about tools and files that we do without. Accepted, so
 * that a script needs only the program's name replaced.
 */
final class ClearIgnoredOptions {

  @Option(
      names = {"-x", "--xmllint"},
      hidden = true)
  void ignoreXmllint(@Nullable String path) {}

  @Option(
      names = {"-C", "--CLEARxsd", "--AVSSxsd"},
      hidden = true)
  void ignoreSchema(@Nullable String path) {}

  @Option(
      names = {"--Validator", "--Scorer"},
      hidden = true)
  void ignoreTools(@Nullable String path) {}

  // A missing system file is always refused, unless --compat leaves it out.
  @Option(
      names = {"-q", "--quitOnMissingFiles", "--quiet"},
      hidden = true)
  void ignoreMissing(boolean wanted) {}

  @Option(
      names = {"--Overwrite", "-s", "--skipValidation"},
      hidden = true)
  void ignoreFolders(boolean wanted) {}
}
