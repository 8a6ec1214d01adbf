package io.miharu.eval.med.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.med.CsvTable;
import io.miharu.eval.med.MedFiles.Missing;
import io.miharu.eval.med.MedFiles.Submission;
import io.miharu.eval.med.sqlite.SqlSelection.Job;
import io.miharu.eval.med.sqlite.SqlSelection.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlSelectionTest {

  private static final String CHOOSE_ALL =
      "INSERT OR ABORT INTO ResultsTable (TrialID, BlockID)"
          + " SELECT system.TrialID, md.colour FROM system INNER JOIN md"
          + " WHERE system.TrialID = md.TrialID AND colour != \"blue\"";

  @TempDir private Path folder;

  @Test
  void filter_choosesTrialsAndTheirBlocks() throws IOException {
    Submission chosen = run(List.of(), CHOOSE_ALL, "TrialID,Targ\n1,y\n2,n\n3,y\n4,n\n");
    assertEquals(
        List.of("green", "red"), chosen.blocks().stream().map(block -> block.name()).toList());
    assertEquals(2, chosen.blocks().get(1).trials().size());
    assertEquals(1, chosen.blocks().get(1).targets());
  }

  @Test
  void filterWithoutBlocks_putsAllInOne() throws IOException {
    Submission chosen =
        run(
            List.of(),
            "INSERT INTO ResultsTable (TrialID) SELECT TrialID FROM system;",
            "TrialID,Targ\n1,y\n2,n\n3,y\n4,n\n");
    assertEquals("BlockID", chosen.blocks().get(0).name());
    assertEquals(4, chosen.blocks().get(0).trials().size());
  }

  @Test
  void derivedSystem_isWhatTheScriptDecides() throws IOException {
    Script derive =
        new Script(
            "derive.sql",
            "-- two statements\n"
                + "INSERT INTO System (TrialID, Score, Decision)"
                + " SELECT TrialID, Score, 'y' FROM detection WHERE Score > 0.5;\n"
                + "INSERT INTO System (TrialID, Score, Decision)"
                + " SELECT TrialID, Score, 'n' FROM systemDB.detection WHERE Score <= 0.5;\n");
    Submission chosen =
        SqlSelection.blocks(
            new Job(
                table("ref", "TrialID,Targ\n1,y\n2,n\n"),
                Map.of("detection", table("det", "TrialID,Score\n1,0.9\n2,0.5\n")),
                Map.of(),
                List.of(derive),
                List.of(new Script("t", "INSERT INTO ThresholdTable VALUES ('BlockID', 0.625)")),
                new Script("f", "INSERT INTO ResultsTable (TrialID) SELECT TrialID FROM system")),
            Missing.SCORED_OR_REFUSED);
    assertEquals(0.625, chosen.blocks().get(0).threshold());
    assertEquals(
        List.of(false, true),
        chosen.blocks().get(0).trials().stream().map(trial -> trial.accepted()).toList());
  }

  @Test
  void idsWithZerosInFront_stayTexts() throws IOException {
    Submission chosen =
        SqlSelection.blocks(
            new Job(
                table("ref", "TrialID,Targ\n007,y\n7,n\n"),
                Map.of("System", table("sys", "TrialID,Score,Decision\n007,0.9,y\n7,0.5,n\n")),
                Map.of(),
                List.of(),
                List.of(),
                new Script("f", "INSERT INTO ResultsTable (TrialID) SELECT TrialID FROM system")),
            Missing.SCORED_OR_REFUSED);
    assertEquals(2, chosen.blocks().get(0).trials().size());
  }

  @Test
  void chosenTrialWithoutTruth_isRefusedUnlessAskedOtherwise() throws IOException {
    String reference = "TrialID,Targ\n1,y\n2,n\n3,y\n";
    assertThrows(DataFormatException.class, () -> run(List.of(), CHOOSE_ALL, reference));
    Submission theirs =
        SqlSelection.blocks(job(List.of(), CHOOSE_ALL, reference), Missing.AS_THE_REFERENCE);
    assertEquals(1, theirs.blocks().size());
  }

  @Test
  void scriptThatFails_isNamed() {
    DataFormatException failed =
        assertThrows(
            DataFormatException.class,
            () -> run(List.of(), "SELECT * FROM nowhere", "TrialID,Targ\n1,y\n"));
    assertTrue(String.valueOf(failed.getMessage()).startsWith("filter.sql: "), "" + failed);
  }

  @Test
  void scriptThatChoosesNothing_isRefused() {
    assertThrows(
        DataFormatException.class,
        () ->
            run(
                List.of(),
                "INSERT INTO ResultsTable (TrialID) SELECT TrialID FROM system WHERE Score > 9",
                "TrialID,Targ\n1,y\n"));
  }

  private Submission run(List<Script> derive, String filter, String reference) throws IOException {
    return SqlSelection.blocks(job(derive, filter, reference), Missing.SCORED_OR_REFUSED);
  }

  private Job job(List<Script> derive, String filter, String reference) throws IOException {
    return new Job(
        table("ref", reference),
        Map.of(
            "System", table("sys", "TrialID,Score,Decision\n1,0.9,y\n2,0.5,n\n3,0.8,y\n4,0.7,n\n")),
        Map.of("md", table("md", "TrialID,colour\n1,red\n2,red\n3,blue\n4,green\n")),
        derive,
        List.of(),
        new Script("filter.sql", filter));
  }

  private CsvTable table(String name, String text) throws IOException {
    return CsvTable.read(Files.writeString(folder.resolve(name), text));
  }
}
