package io.miharu.eval.med.sqlite;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.med.CsvTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Puts CSV tables into a database. A column whose values are all whole numbers is INTEGER, one of
 * numbers REAL, any other TEXT; TrialID is the primary key.
 */
final class SqliteTables {

  private SqliteTables() {}

  static void load(Connection connection, String database, String name, CsvTable table)
      throws SQLException, DataFormatException {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < table.header().size(); i++) {
      String column = table.header().get(i);
      boolean key = column.equals("TrialID");
      if (key) {
        table.index(i);
      }
      columns.add(quoted(column) + " " + type(table, i) + (key ? " PRIMARY KEY" : ""));
    }
    String full = quoted(database) + "." + quoted(name);
    try (Statement create = connection.createStatement()) {
      create.executeUpdate("CREATE TABLE %s (%s)".formatted(full, String.join(", ", columns)));
    }
    fill(connection, full, table);
  }

  private static void fill(Connection connection, String full, CsvTable table) throws SQLException {
    String marks = String.join(", ", Collections.nCopies(table.header().size(), "?"));
    connection.setAutoCommit(false);
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO %s VALUES (%s)".formatted(full, marks))) {
      for (List<String> row : table.rows()) {
        for (int i = 0; i < row.size(); i++) {
          insert.setString(i + 1, row.get(i)); // the column's type turns it into a number
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String type(CsvTable table, int column) {
    boolean whole = true;
    boolean number = true;
    for (int row = 0; row < table.rows().size() && number; row++) {
      String value = table.value(row, column);
      // An id such as 007 or +7 is a text: as a number it would come back as 7.
      whole &= value.matches("-?(0|[1-9]\\d{0,17})");
      number = whole || value.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    }
    return whole
        ? "INTEGER"
        : number && !table.header().get(column).endsWith("ID") ? "REAL" : "TEXT";
  }
}
