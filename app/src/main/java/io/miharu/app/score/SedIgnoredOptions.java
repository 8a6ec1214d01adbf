package io.miharu.app.score;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Options of TV08Scorer about tools that we do without: gnuplot, xmllint, schema files. Accepted,
 * so that a script needs only the program's name replaced.
 */
final class SedIgnoredOptions {

  @Option(
      names = {"-c", "--computeDETCurve"},
      description = "Accepted for scripts: the curves are in the HTML report.")
  void ignoreCurves(boolean wanted) {}

  @Option(
      names = {"-N", "--NoDet", "--noDET", "--NoDET"},
      hidden = true)
  void ignoreNoCurves(boolean wanted) {}

  @Option(
      names = {"--noPNG", "--NoPNG"},
      hidden = true)
  void ignoreNoPictures(boolean wanted) {}

  @Option(
      names = {"-O", "--OutputFileRoot"},
      hidden = true)
  void ignoreCurveFiles(@Nullable String root) {}

  @Option(
      names = {"-x", "--xmllint"},
      hidden = true)
  void ignoreXmllint(@Nullable String path) {}

  @Option(
      names = {"-T", "--TV08xsd"},
      hidden = true)
  void ignoreSchema(@Nullable String path) {}

  @Option(
      names = {"-v", "--verbose"},
      hidden = true)
  void ignoreVerbose(boolean wanted) {}
}
