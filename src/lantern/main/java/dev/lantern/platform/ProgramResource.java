package dev.lantern.platform;

import java.io.IOException;
import java.io.InputStream;

/// Files that the program brings in its own jars.
public final class ProgramResource {
  private ProgramResource() {}

  /// @param beside the class that the file lies beside
  /// @param name as [Class#getResourceAsStream] takes it
  /// @throws IOException where the program was packed without it
  public static InputStream open(Class<?> beside, String name) throws IOException {
    InputStream stream = beside.getResourceAsStream(name);
    if (stream == null) {
      throw new IOException("the program lacks its own " + name);
    }
    return stream;
  }
}
