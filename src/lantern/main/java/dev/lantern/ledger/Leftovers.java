package dev.lantern.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Files of the output folder that no row speaks for.
final class Leftovers {
  private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

  private final Path folder;
  private final Connection connection;

  Leftovers(Path output, Connection connection) {
    this.folder = output.toAbsolutePath().normalize();
    this.connection = connection;
  }

  /// Removes them. One that cannot be removed now, as where another program has it open on Windows,
  /// is tried again the next time.
  void remove() throws SQLException {
    List<String> held = new ArrayList<>();
    try (PreparedStatement gone =
        connection.prepareStatement("DELETE FROM leftover WHERE name = ?")) {
      for (String name : names()) {
        if (removed(name)) {
          gone.setString(1, name);
          gone.executeUpdate();
        } else {
          held.add(name);
        }
      }
    }
    connection.commit();
    if (!held.isEmpty()) {
      LOG.warn("{} old files cannot be removed yet, as {}", held.size(), held.getFirst());
    }
  }

  private List<String> names() throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT name FROM leftover")) {
      while (result.next()) {
        names.add(result.getString(1));
      }
    }
    return names;
  }

  private boolean removed(String name) {
    Path leftover = folder.resolve(name).normalize();
    try {
      // A ledger can come from anywhere; nothing outside its own folder is removed by it.
      if (leftover.startsWith(folder) && !leftover.equals(folder)) {
        Files.deleteIfExists(leftover);
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
