package dev.lantern;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A screen in memory, by Xvfb, with the window manager openbox. What it shows lies in a file, in
/// the format of the program xwd (`XWDFile.h` of X11).
final class VirtualDisplay implements AutoCloseable {
  static final int WIDTH = 1440;
  static final int HEIGHT = 900;

  private static final List<String> PROGRAMS = List.of("Xvfb", "openbox");

  /// 32-bit words of the header.
  private static final int DEPTH = 11;

  private static final int BYTES_PER_LINE = 12;
  private static final int COLOURS = 19;
  private static final int BYTES_PER_COLOUR = 12;

  private final Process server;
  private final Process manager;
  private final String name;
  private final Path memory;

  private VirtualDisplay(Process server, Process manager, String name, Path memory) {
    this.server = server;
    this.manager = manager;
    this.name = name;
    this.memory = memory;
  }

  /// Programs that this machine lacks.
  static List<String> missing() {
    return PROGRAMS.stream().filter(program -> OnPath.any(program).isEmpty()).toList();
  }

  /// @param folder empty; for what the server writes
  static VirtualDisplay start(Path folder) throws IOException {
    Process server =
        new ProcessBuilder(
                "Xvfb",
                "-displayfd",
                "1",
                "-screen",
                "0",
                WIDTH + "x" + HEIGHT + "x24",
                "-fbdir",
                folder.toString(),
                "-nolisten",
                "tcp")
            .redirectError(folder.resolve("server").toFile())
            .start();
    BufferedReader said = server.inputReader(StandardCharsets.UTF_8);
    String number = said.readLine();
    if (number == null) {
      throw new IOException("no screen: " + Files.readString(folder.resolve("server")));
    }
    ProcessBuilder manager = new ProcessBuilder("openbox", "--sm-disable");
    manager.environment().put("DISPLAY", ":" + number);
    manager.redirectErrorStream(true).redirectOutput(folder.resolve("manager").toFile());
    return new VirtualDisplay(
        server, manager.start(), ":" + number, folder.resolve("Xvfb_screen0"));
  }

  /// For the variable `DISPLAY`.
  String name() {
    return name;
  }

  /// What is seen, RGB, row by row.
  int[] pixels() throws IOException {
    byte[] bytes = Files.readAllBytes(memory);
    ByteBuffer header = ByteBuffer.wrap(bytes);
    if (header.getInt(DEPTH * Integer.BYTES) != Integer.SIZE) {
      throw new IOException("the screen has not 32 bits a pixel");
    }
    int start = header.getInt(0) + header.getInt(COLOURS * Integer.BYTES) * BYTES_PER_COLOUR;
    int line = header.getInt(BYTES_PER_LINE * Integer.BYTES);
    int[] pixels = new int[WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int at = start + y * line + x * Integer.BYTES;
        pixels[y * WIDTH + x] =
            (bytes[at + 2] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | (bytes[at] & 0xff);
      }
    }
    return pixels;
  }

  @Override
  public void close() {
    manager.destroy();
    server.destroy();
  }
}
