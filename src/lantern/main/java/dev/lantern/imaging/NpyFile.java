package dev.lantern.imaging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// NumPy's `.npy` files, format 1.0: little endian, C order, one to four dimensions (NumPy
/// Enhancement Proposal 1). Writes every sample type, reads float32.
public final class NpyFile {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int PREFIX = MAGIC.length + 2;
  private static final int ALIGNMENT = 64;
  private static final int MOST_DIMENSIONS = 4;
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{\\s*'descr':\\s*'([^']*)',\\s*'fortran_order':\\s*(True|False),"
              + "\\s*'shape':\\s*\\(([0-9, ]*)\\),?\\s*\\}\\s*");

  private NpyFile() {}

  /// An array read from a file. Owns its values.
  public static final class Floats {
    private final List<Integer> shape;
    private final float[] values;

    /// @param shape one to four lengths
    /// @param values in C order, as many as the lengths multiply to
    public Floats(List<Integer> shape, float[] values) {
      if (elements(shape) != values.length) {
        throw new IllegalArgumentException("array " + shape + " of " + values.length);
      }
      this.shape = List.copyOf(shape);
      this.values = values;
    }

    public List<Integer> shape() {
      return shape;
    }

    /// In C order; read only by agreement.
    public float[] values() {
      return values;
    }
  }

  /// The file is not what is read here.
  public static final class NpyException extends IOException {
    private static final long serialVersionUID = 1L;

    public NpyException(String message) {
      super(message);
    }
  }

  /// The bytes of float32 values, little endian.
  public static byte[] littleEndian(float[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  /// Reads float32, little endian, C order, format 1.0.
  ///
  /// @throws NpyException where they are of another type or damaged
  public static Floats parse(byte[] file) throws NpyException {
    if (file.length < PREFIX || !Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new NpyException("not a NumPy file of format 1.0");
    }
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int length = bytes.getShort(MAGIC.length) & 0xffff;
    if (file.length < PREFIX + length) {
      throw new NpyException("the header is cut");
    }
    String header = new String(file, PREFIX, length, StandardCharsets.ISO_8859_1);
    Matcher matcher = HEADER.matcher(header);
    if (!matcher.matches()) {
      throw new NpyException("unreadable header " + header.strip());
    }
    if (!"<f4".equals(matcher.group(1)) || !"False".equals(matcher.group(2))) {
      throw new NpyException("not little-endian float32 in C order: " + header.strip());
    }
    List<Integer> shape = shape(String.valueOf(matcher.group(3)));
    if (elements(shape) * Float.BYTES != file.length - PREFIX - length) {
      throw new NpyException(
          "shape " + shape + " with " + (file.length - PREFIX - length) + " bytes");
    }
    float[] values = new float[(int) elements(shape)];
    bytes.position(PREFIX + length);
    bytes.asFloatBuffer().get(values);
    return new Floats(shape, values);
  }

  private static List<Integer> shape(String words) throws NpyException {
    try {
      List<Integer> shape =
          Arrays.stream(words.split(",", -1))
              .map(String::strip)
              .filter(word -> !word.isEmpty())
              .map(Integer::valueOf)
              .toList();
      elements(shape);
      return shape;
    } catch (IllegalArgumentException e) {
      throw new NpyException("shape (" + words + ") is not read here");
    }
  }

  private static long elements(List<Integer> shape) {
    if (shape.isEmpty() || shape.size() > MOST_DIMENSIONS) {
      throw new IllegalArgumentException(shape.size() + " dimensions");
    }
    long elements = 1;
    for (int length : shape) {
      if (length < 0) {
        throw new IllegalArgumentException("length " + length);
      }
      elements *= length;
      if (elements > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("too large: " + shape);
      }
    }
    return elements;
  }

  /// What stands before the values in a file.
  ///
  /// @param shape one to four lengths, the slowest first
  public static byte[] header(SampleType type, List<Integer> shape) {
    String lengths = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
    String words =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s%s), }"
            .formatted(description(type), lengths, shape.size() == 1 ? "," : "");
    int unpadded = PREFIX + words.length() + 1;
    int padding = (ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT;
    byte[] text = (words + " ".repeat(padding) + "\n").getBytes(StandardCharsets.ISO_8859_1);
    return ByteBuffer.allocate(PREFIX + text.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .putShort((short) text.length)
        .put(text)
        .array();
  }

  private static String description(SampleType type) {
    return switch (type) {
      case UINT8 -> "|u1";
      case INT8 -> "|i1";
      case UINT16 -> "<u2";
      case INT16 -> "<i2";
      case UINT32 -> "<u4";
      case INT32 -> "<i4";
      case FLOAT32 -> "<f4";
      case FLOAT64 -> "<f8";
    };
  }
}
