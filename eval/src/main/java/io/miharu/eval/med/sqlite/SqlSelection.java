package io.miharu.eval.med.sqlite;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.med.CsvTable;
import io.miharu.eval.med.MedFiles.Missing;
import io.miharu.eval.med.MedFiles.Submission;
import io.miharu.eval.med.TrialBlock;
import io.miharu.eval.med.TrialBlock.Trial;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Runs DEVA_cli's scripts. They see the tables of the reference ({@code Reference}), of the system
 * and of the metadata in the databases {@code referenceDB}, {@code systemDB} and {@code
 * metadataDB}, and fill {@code System} (TrialID, Score, Decision), {@code ThresholdTable} (BlockID,
 * Threshold) and {@code ResultsTable} (TrialID, BlockID). What is in the last is scored.
 *
 * <p>A column whose values are all whole numbers is INTEGER, one of numbers REAL, any other TEXT.
 * Scripts are run as they are, with all that SQLite can do: run no script that you would not run in
 * a shell.
 */
public final class SqlSelection {

  /** A script and the name of its file, for messages. */
  public record Script(String name, String sql) {}

  /**
   * What to run.
   *
   * @param reference TrialID, Targ
   * @param system the submission's tables by name; without {@code derive} one must be {@code
   *     System}
   * @param metadata further tables by name
   * @param derive fills {@code System} from the other tables; empty to take the submission's
   * @param thresholds fill {@code ThresholdTable}
   * @param filter fills {@code ResultsTable}
   */
  public record Job(
      CsvTable reference,
      Map<String, CsvTable> system,
      Map<String, CsvTable> metadata,
      List<Script> derive,
      List<Script> thresholds,
      Script filter) {

    public Job {
      system = Map.copyOf(system);
      metadata = Map.copyOf(metadata);
      derive = List.copyOf(derive);
      thresholds = List.copyOf(thresholds);
    }
  }

  /** A block while it is read. */
  private static final class Block {
    private final List<Trial> trials = new ArrayList<>();
    private int omittedTargets;
    private int omittedNonTargets;
  }

  private final Job job;
  private final Missing missing;

  private SqlSelection(Job job, Missing missing) {
    this.job = job;
    this.missing = missing;
  }

  /**
   * Runs the scripts and reads the trials they chose.
   *
   * @throws DataFormatException if a table does not fit, a script fails or chooses what cannot be
   *     scored
   */
  public static Submission blocks(Job job, Missing missing) throws DataFormatException {
    // Closing the connection frees the database: it exists in memory only.
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement statement = connection.createStatement()) {
      return new SqlSelection(job, missing).run(connection, statement);
    } catch (SQLException failed) {
      throw new DataFormatException(
          "the trials cannot be selected: " + failed.getMessage(), failed);
    }
  }

  private Submission run(Connection connection, Statement statement)
      throws SQLException, DataFormatException {
    for (String database : List.of("referenceDB", "systemDB", "metadataDB")) {
      statement.executeUpdate("ATTACH DATABASE ':memory:' AS " + database);
    }
    SqliteTables.load(connection, "referenceDB", "Reference", job.reference());
    for (Map.Entry<String, CsvTable> table : new TreeMap<>(job.system()).entrySet()) {
      SqliteTables.load(connection, "systemDB", table.getKey(), table.getValue());
    }
    for (Map.Entry<String, CsvTable> table : new TreeMap<>(job.metadata()).entrySet()) {
      SqliteTables.load(connection, "metadataDB", table.getKey(), table.getValue());
    }
    if (!job.derive().isEmpty()) {
      statement.executeUpdate(
          "CREATE TABLE systemDB.System (TrialID TEXT PRIMARY KEY, Score REAL, Decision TEXT)");
    }
    statement.executeUpdate(
        "CREATE TABLE ResultsTable (TrialID TEXT PRIMARY KEY, BlockID TEXT DEFAULT 'BlockID')");
    statement.executeUpdate(
        "CREATE TABLE ThresholdTable (BlockID TEXT PRIMARY KEY, Threshold REAL)");
    for (Script script : job.derive()) {
      execute(statement, script);
    }
    for (Script script : job.thresholds()) {
      execute(statement, script);
    }
    execute(statement, job.filter());
    return read(statement);
  }

  private static void execute(Statement statement, Script script) throws DataFormatException {
    try {
      statement.executeUpdate(script.sql());
    } catch (SQLException failed) {
      throw new DataFormatException(script.name() + ": " + failed.getMessage(), failed);
    }
  }

  private Submission read(Statement statement) throws SQLException, DataFormatException {
    Map<String, Double> thresholds = new TreeMap<>();
    try (ResultSet rows = statement.executeQuery("SELECT BlockID, Threshold FROM ThresholdTable")) {
      while (rows.next()) {
        thresholds.put(rows.getString(1), rows.getDouble(2));
      }
    }
    SortedMap<String, Block> blocks = new TreeMap<>();
    List<String> notes = new ArrayList<>();
    int unanswered = 0;
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT r.BlockID, r.TrialID, f.Targ, s.Score, s.Decision FROM ResultsTable r"
                + " LEFT JOIN referenceDB.Reference f ON f.TrialID = r.TrialID"
                + " LEFT JOIN systemDB.System s ON s.TrialID = r.TrialID ORDER BY 1, 2")) {
      while (rows.next()) {
        String trial = rows.getString(2);
        String targ = rows.getString(3);
        if (targ == null) {
          if (missing == Missing.SCORED_OR_REFUSED) {
            throw new DataFormatException(
                "trial %s has no row in %s; add it, or leave such trials out with --compat"
                    .formatted(trial, job.reference().file()));
          }
          continue;
        }
        boolean target = yes(targ, "Targ", trial);
        Block block = blocks.computeIfAbsent(rows.getString(1), name -> new Block());
        double score = rows.getDouble(4);
        if (rows.wasNull()) {
          unanswered++;
          block.omittedTargets += target ? 1 : 0;
          block.omittedNonTargets += target ? 0 : 1;
        } else {
          boolean accepted = yes(String.valueOf(rows.getString(5)), "Decision", trial);
          block.trials.add(new Trial(trial, score, target, accepted));
        }
      }
    }
    if (blocks.isEmpty()) {
      throw new DataFormatException(
          job.filter().name() + ": needs to choose trials, ResultsTable stayed empty");
    }
    if (unanswered > 0) {
      notes.add("%d chosen trials have no answer and count as rejected".formatted(unanswered));
    }
    List<TrialBlock> result = new ArrayList<>();
    blocks.forEach(
        (name, block) ->
            result.add(
                new TrialBlock(
                    name,
                    thresholds.getOrDefault(name, Double.NaN),
                    block.omittedTargets,
                    block.omittedNonTargets,
                    block.trials)));
    return new Submission(result, notes);
  }

  private static boolean yes(String value, String column, String trial) throws DataFormatException {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "y" -> true;
      case "n" -> false;
      default ->
          throw new DataFormatException(
              "%s of trial %s needs y or n, got %s".formatted(column, trial, value));
    };
  }
}
