package io.miharu.app.score;

import java.nio.file.Path;

/** What a system is called in a sheet: its file's name without the extension. */
final class SystemName {

  private SystemName() {}

  static String of(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }
}
