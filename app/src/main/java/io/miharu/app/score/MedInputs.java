package io.miharu.app.score;

import io.miharu.app.console.UsageException;
import io.miharu.app.run.OutputException;
import io.miharu.eval.DataFormatException;
import io.miharu.eval.med.CsvTable;
import io.miharu.eval.med.MedCheck;
import io.miharu.eval.med.MedFiles;
import io.miharu.eval.med.MedFiles.Missing;
import io.miharu.eval.med.MedFiles.Submission;
import io.miharu.eval.med.MedProtocol;
import io.miharu.eval.med.TrialBlock;
import io.miharu.eval.med.sqlite.MedDatabases;
import io.miharu.eval.med.sqlite.SqlSelection;
import io.miharu.eval.med.sqlite.SqlSelection.Script;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files of {@code score med}, read as the protocol or the user's SQL scripts say. */
final class MedInputs {

  private static final String INDEX = "TrialIndex";

  private final @Nullable MedProtocol protocol;
  private final Missing missing;
  private final Path reference;
  private final Map<String, Path> system;
  private final Map<String, Path> metadata;

  MedInputs(
      @Nullable MedProtocol protocol,
      Missing missing,
      String reference,
      List<String> system,
      List<String> metadata) {
    this.protocol = protocol;
    this.missing = missing;
    this.reference = file(reference);
    this.system = tables(system, "System");
    this.metadata = tables(metadata, "");
  }

  /** The file of {@code FILE:TABLE}. */
  static Path file(String word) {
    int colon = colon(word);
    return Path.of(colon < 0 ? word : word.substring(0, colon));
  }

  private static int colon(String word) {
    int colon = word.lastIndexOf(':');
    // A colon before a folder's sign belongs to the path, as in C:\scores\x.csv.
    return colon >= 0 && word.indexOf('/', colon) < 0 && word.indexOf('\\', colon) < 0 ? colon : -1;
  }

  /**
   * @param unnamed what a file without a name is; empty to take the file's own name
   */
  private static Map<String, Path> tables(List<String> words, String unnamed) {
    Map<String, Path> tables = new LinkedHashMap<>();
    for (String word : words) {
      int colon = colon(word);
      Path file = file(word);
      String own = String.valueOf(file.getFileName());
      String ownStem = own.contains(".") ? own.substring(0, own.indexOf('.')) : own;
      String name = colon >= 0 ? word.substring(colon + 1) : unnamed.isEmpty() ? ownStem : unnamed;
      if (tables.put(name, file) != null) {
        throw new UsageException("needs each table once, %s is given twice".formatted(name));
      }
    }
    return tables;
  }

  Submission read(List<Path> derive, List<Path> thresholds, @Nullable Path filter)
      throws IOException {
    if (protocol == null) {
      if (filter == null) {
        throw new UsageException("score med without -p needs -F with the SQL that chooses trials");
      }
      return select(scripts(derive), scripts(thresholds), script(filter));
    }
    Path detection = needed(system, "detection", "-s FILE:detection");
    Path threshold = needed(system, "threshold", "-s FILE:threshold");
    Path index = needed(metadata, INDEX, "FILE:TrialIndex");
    if (derive.isEmpty() && thresholds.isEmpty() && filter == null) {
      return MedFiles.read(protocol, missing, reference, detection, threshold, index);
    }
    MedFiles.check(
        protocol, CsvTable.read(reference), CsvTable.read(detection), CsvTable.read(threshold));
    String rules = protocol + "'s own rules";
    List<Script> ownDecision = List.of(new Script(rules, protocol.decisionSql()));
    List<Script> ownThresholds =
        protocol.thresholdSql().isEmpty()
            ? List.of()
            : List.of(new Script(rules, protocol.thresholdSql()));
    return select(
        derive.isEmpty() ? ownDecision : scripts(derive),
        thresholds.isEmpty() ? ownThresholds : scripts(thresholds),
        filter == null ? new Script(rules, MedProtocol.selectionSql()) : script(filter));
  }

  /**
   * Writes DEVA_cli's databases of these files and of the trials that were scored.
   *
   * @param blocks what {@link #read} made of the files
   */
  void writeDatabases(Path folder, List<TrialBlock> blocks) throws IOException {
    MedDatabases databases =
        new MedDatabases(CsvTable.read(reference), read(system), read(metadata), blocks);
    try {
      databases.write(folder);
    } catch (IOException failed) {
      throw new OutputException(
          "cannot write the databases of %s: %s; choose another -o, or leave them out with -C"
              .formatted(folder, failed.getMessage()),
          failed);
    }
  }

  /**
   * Refuses a submission that is not fit to be handed in, with everything that is wrong.
   *
   * @throws DataFormatException with one line per fault
   */
  void check() throws IOException {
    if (protocol == null) {
      throw new UsageException("--check needs the year's rules, -p");
    }
    List<String> faults =
        MedCheck.faults(
            protocol,
            CsvTable.read(needed(metadata, INDEX, "FILE:TrialIndex")),
            CsvTable.read(needed(system, "detection", "-s FILE:detection")),
            CsvTable.read(needed(system, "threshold", "-s FILE:threshold")));
    if (!faults.isEmpty()) {
      throw new DataFormatException(String.join(System.lineSeparator(), faults));
    }
  }

  private Submission select(List<Script> derive, List<Script> thresholds, Script filter)
      throws IOException {
    SqlSelection.Job job =
        new SqlSelection.Job(
            CsvTable.read(reference), read(system), read(metadata), derive, thresholds, filter);
    return SqlSelection.blocks(job, missing);
  }

  private static Map<String, CsvTable> read(Map<String, Path> tables) throws IOException {
    Map<String, CsvTable> read = new LinkedHashMap<>();
    for (Map.Entry<String, Path> table : tables.entrySet()) {
      read.put(table.getKey(), CsvTable.read(table.getValue()));
    }
    return read;
  }

  private static Path needed(Map<String, Path> tables, String name, String option) {
    Path file = tables.get(name);
    if (file == null) {
      throw new UsageException(
          "-p needs the table %s, as %s; given are %s".formatted(name, option, tables.keySet()));
    }
    return file;
  }

  private static List<Script> scripts(List<Path> files) throws IOException {
    List<Script> scripts = new ArrayList<>();
    for (Path file : files) {
      scripts.add(script(file));
    }
    return scripts;
  }

  private static Script script(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new DataFormatException(file + ": no such file");
    }
    return new Script(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
  }
}
