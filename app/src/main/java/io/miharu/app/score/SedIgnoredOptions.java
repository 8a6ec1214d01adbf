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
      names = {"-N", "--NoDetFiles", "--NoDet"},
      hidden = true)
  void ignoreNoCurves(boolean wanted) {}

  @Option(
      names = {"-n", "--noPNG"},
      hidden = true)
  void ignoreNoPictures(boolean wanted) {}

  @Option(
      names = {"-Z", "--ZipPROG", "-G", "--GnuplotPROG"},
      hidden = true)
  void ignorePrograms(@Nullable String path) {}

  @Option(
      names = {"-W", "--WriteMemDump"},
      arity = "0..1",
      fallbackValue = "gzip",
      hidden = true)
  void ignoreMemoryDump(@Nullable String form) {}

  @Option(
      names = {"-x", "--xmllint"},
      hidden = true)
  void ignoreXmllint(@Nullable String path) {}

  @Option(
      names = {"-T", "--TrecVid08xsd"},
      hidden = true)
  void ignoreSchema(@Nullable String path) {}
}
