package io.miharu.eval.med.sqlite;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.med.CsvTable;
import io.miharu.eval.med.TrialBlock;
import io.miharu.eval.med.TrialBlock.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The databases that DEVA_cli leaves behind: {@code referenceDB.db} with Reference, {@code
 * systemDB.db} with the submission's tables and System (TrialID, Score, Decision), {@code
 * metadataDB.db} with the tables about the trials, {@code filterDB.db} with resultsTable (TrialID,
 * BlockID), and {@code scoreDB.db} with ref (TrialID, Targ), sys (TrialID, Decision, Score) and
 * ThresholdTable (BlockID, Threshold). The last two hold what was scored. Immutable.
 */
public final class MedDatabases {

  /** Writes a row for what it is called with. */
  @FunctionalInterface
  private interface Rows {
    void insert(PreparedStatement into) throws SQLException;
  }

  private final CsvTable reference;
  private final Map<String, CsvTable> system;
  private final Map<String, CsvTable> metadata;
  private final List<TrialBlock> blocks;

  /**
   * Databases of a submission.
   *
   * @param system the submission's tables by name
   * @param metadata further tables by name; without any there is no metadataDB.db
   * @param blocks what is scored
   */
  public MedDatabases(
      CsvTable reference,
      Map<String, CsvTable> system,
      Map<String, CsvTable> metadata,
      List<TrialBlock> blocks) {
    this.reference = reference;
    this.system = new TreeMap<>(system);
    this.metadata = new TreeMap<>(metadata);
    this.blocks = List.copyOf(blocks);
  }

  /**
   * Writes them into {@code folder}, which exists, over those of an earlier run.
   *
   * @throws IOException if they cannot be written
   */
  public void write(Path folder) throws IOException {
    try {
      writeFiles(folder);
      writeScored(folder);
    } catch (SQLException failed) {
      throw new IOException(failed.getMessage(), failed);
    }
  }

  private void writeFiles(Path folder) throws IOException, SQLException {
    try (Connection database = open(folder, "referenceDB")) {
      SqliteTables.load(database, "main", "Reference", reference);
    }
    try (Connection database = open(folder, "systemDB")) {
      load(database, system);
      if (system.keySet().stream().noneMatch("System"::equalsIgnoreCase)) {
        create(database, "System (TrialID TEXT PRIMARY KEY, Score REAL, Decision TEXT)");
        fill(
            database,
            "System VALUES (?, ?, ?)",
            rows -> {
              for (TrialBlock block : blocks) {
                for (Trial trial : block.trials()) {
                  insert(rows, trial.id(), trial.score(), yes(trial.accepted()));
                }
              }
            });
      }
    }
    if (!metadata.isEmpty()) {
      try (Connection database = open(folder, "metadataDB")) {
        load(database, metadata);
      }
    }
    try (Connection database = open(folder, "filterDB")) {
      create(database, "resultsTable (TrialID TEXT PRIMARY KEY, BlockID TEXT)");
      fill(
          database,
          "resultsTable VALUES (?, ?)",
          rows -> {
            for (TrialBlock block : blocks) {
              for (Trial trial : block.trials()) {
                insert(rows, trial.id(), block.name());
              }
            }
          });
    }
  }

  private void writeScored(Path folder) throws IOException, SQLException {
    try (Connection database = open(folder, "scoreDB")) {
      create(database, "ref (TrialID TEXT PRIMARY KEY, Targ TEXT)");
      create(database, "sys (TrialID TEXT PRIMARY KEY, Decision TEXT, Score REAL)");
      create(database, "ThresholdTable (BlockID TEXT PRIMARY KEY, Threshold REAL)");
      for (TrialBlock block : blocks) {
        fill(
            database,
            "ref VALUES (?, ?)",
            rows -> {
              for (Trial trial : block.trials()) {
                insert(rows, trial.id(), yes(trial.target()));
              }
            });
        fill(
            database,
            "sys VALUES (?, ?, ?)",
            rows -> {
              for (Trial trial : block.trials()) {
                insert(rows, trial.id(), yes(trial.accepted()), trial.score());
              }
            });
        if (Double.isFinite(block.threshold())) {
          fill(
              database,
              "ThresholdTable VALUES (?, ?)",
              rows -> insert(rows, block.name(), block.threshold()));
        }
      }
    }
  }

  private static void load(Connection database, Map<String, CsvTable> tables)
      throws SQLException, DataFormatException {
    for (Map.Entry<String, CsvTable> table : tables.entrySet()) {
      SqliteTables.load(database, "main", table.getKey(), table.getValue());
    }
  }

  private static Connection open(Path folder, String name) throws IOException, SQLException {
    Path file = folder.resolve(name + ".db");
    Files.deleteIfExists(file);
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  private static void create(Connection database, String table) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.executeUpdate("CREATE TABLE " + table);
    }
  }

  private static void fill(Connection database, String into, Rows rows) throws SQLException {
    database.setAutoCommit(false); // one transaction, or every row waits for the disk
    try (PreparedStatement statement = database.prepareStatement("INSERT INTO " + into)) {
      rows.insert(statement);
      statement.executeBatch();
    }
    database.commit();
    database.setAutoCommit(true);
  }

  private static void insert(PreparedStatement into, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      into.setObject(i + 1, values[i]);
    }
    into.addBatch();
  }

  private static String yes(boolean yes) {
    return yes ? "y" : "n";
  }
}
