package io.miharu.eval.med.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.miharu.eval.med.CsvTable;
import io.miharu.eval.med.MedFiles;
import io.miharu.eval.med.MedProtocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MedDatabasesTest {

  private final Path folder;

  MedDatabasesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private List<String> rows(String database, String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(database + ".db"));
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        StringBuilder row = new StringBuilder(result.getString(1));
        for (int i = 2; i <= columns; i++) {
          row.append('|').append(result.getString(i));
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }

  @Test
  void write_ofASubmission_holdsItsTablesAndWhatWasScored() throws IOException, SQLException {
    Path reference = file("ref.csv", "TrialID,Targ\n007.E1,y\n008.E1,n\n009.E2,n\n");
    Path detection = file("d.csv", "TrialID,Score\n007.E1,0.9\n008.E1,0.25\n");
    Path threshold =
        file("t.csv", "EventID,DetectionThreshold,DetectionTPT\nE1,0.5,1\nE2,0.75,1\n");
    Path index = file("i.csv", "TrialID,EventID,ClipID\n007.E1,E1,7\n008.E1,E1,8\n009.E2,E2,9\n");
    MedDatabases databases =
        new MedDatabases(
            CsvTable.read(reference),
            Map.of("detection", CsvTable.read(detection), "threshold", CsvTable.read(threshold)),
            Map.of("TrialIndex", CsvTable.read(index)),
            MedFiles.read(
                    MedProtocol.MED11,
                    MedFiles.Missing.AS_THE_REFERENCE,
                    reference,
                    detection,
                    threshold,
                    index)
                .blocks());
    databases.write(folder);
    databases.write(folder); // over the first
    assertEquals(
        List.of("007.E1|y", "008.E1|n", "009.E2|n"),
        rows("referenceDB", "SELECT * FROM Reference ORDER BY 1"));
    assertEquals(
        List.of("007.E1|0.9", "008.E1|0.25"),
        rows("systemDB", "SELECT * FROM detection ORDER BY 1"));
    assertEquals(
        List.of("007.E1|0.9|y", "008.E1|0.25|n"),
        rows("systemDB", "SELECT TrialID, Score, Decision FROM System ORDER BY 1"));
    assertEquals(
        List.of("7", "8", "9"), rows("metadataDB", "SELECT ClipID FROM TrialIndex ORDER BY 1"));
    assertEquals(
        List.of("007.E1|E1", "008.E1|E1"),
        rows("filterDB", "SELECT TrialID, BlockID FROM resultsTable ORDER BY 1"));
    assertEquals(
        List.of("007.E1|y|y|0.9", "008.E1|n|n|0.25"),
        rows(
            "scoreDB",
            "SELECT ref.TrialID, Targ, Decision, Score FROM ref JOIN sys USING (TrialID)"
                + " ORDER BY 1"));
    assertEquals(
        List.of("0.5"), rows("scoreDB", "SELECT Threshold FROM ThresholdTable WHERE BlockID='E1'"));
  }

  @Test
  void write_withoutTablesAboutTheTrials_hasNoDatabaseForThem() throws IOException {
    CsvTable reference = CsvTable.read(file("ref.csv", "TrialID,Targ\na,y\n"));
    new MedDatabases(reference, Map.of(), Map.of(), List.of()).write(folder);
    assertFalse(Files.exists(folder.resolve("metadataDB.db")));
  }
}
