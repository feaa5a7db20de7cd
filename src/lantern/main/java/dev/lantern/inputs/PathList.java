package dev.lantern.inputs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A text file with one path a line, relative to the list's own folder. Empty lines, and lines that
/// begin with `#`, say nothing. UTF-8, or UTF-16 behind its byte order mark, as some shells write
/// it.
///
/// @param lines that name something; at least one
public record PathList(Path file, List<Line> lines) implements ScanInput {
  private static final long MOST_BYTES = 256L << 20;

  public PathList {
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("no line names a file");
    }
    lines = List.copyOf(lines);
  }

  /// @param number as an editor shows it, from 1
  public record Line(int number, String text) {}

  @Override
  public Optional<Path> base() {
    return Optional.empty();
  }

  /// @throws InputException where it is not there, is no text of these encodings, names nothing, or
  ///     has over 256 MiB
  static PathList read(Path file) throws InputException {
    if (!Files.isRegularFile(file)) {
      throw new InputException(
          Files.exists(file)
              ? "The list " + file + " is no file."
              : "There is no list " + file + ".");
    }
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new InputException("The list " + file + " has over " + (MOST_BYTES >> 20) + " MiB.");
      }
      List<Line> lines = lines(decode(Files.readAllBytes(file)));
      if (lines.isEmpty()) {
        throw new InputException("The list " + file + " names no file.");
      }
      return new PathList(file, lines);
    } catch (CharacterCodingException e) {
      throw new InputException("The list " + file + " is not text in UTF-8.", e);
    } catch (IOException e) {
      throw new InputException("The list " + file + " " + Refusal.of(e).detail() + ".", e);
    }
  }

  /// The path that a line means; empty where this system has no such path.
  Optional<Path> path(Line line) {
    // Only where a blank at an end belongs to the name is the line taken as it stands.
    return path(line.text()).filter(Files::exists).or(() -> path(line.text().strip()));
  }

  private Optional<Path> path(String text) {
    try {
      return Optional.of(file.resolveSibling(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /// What its lines name, as far as this system has such paths.
  Stream<Path> paths() {
    return lines.stream().map(this::path).flatMap(Optional::stream);
  }

  private static List<Line> lines(String text) {
    List<Line> lines = new ArrayList<>();
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      String content = line.strip();
      if (!content.isEmpty() && !content.startsWith("#")) {
        lines.add(new Line(number, line));
      }
    }
    return lines;
  }

  private static String decode(byte[] bytes) throws CharacterCodingException {
    if (begins(bytes, 0xff, 0xfe)) {
      return decode(bytes, 2, StandardCharsets.UTF_16LE);
    }
    if (begins(bytes, 0xfe, 0xff)) {
      return decode(bytes, 2, StandardCharsets.UTF_16BE);
    }
    return decode(bytes, begins(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0, StandardCharsets.UTF_8);
  }

  private static String decode(byte[] bytes, int start, Charset charset)
      throws CharacterCodingException {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
        .toString();
  }

  private static boolean begins(byte[] bytes, int... start) {
    for (int i = 0; i < start.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xff) != start[i]) {
        return false;
      }
    }
    return true;
  }
}
