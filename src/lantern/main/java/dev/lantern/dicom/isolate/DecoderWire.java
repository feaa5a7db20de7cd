package dev.lantern.dicom.isolate;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.FrameCodec.CodecException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What is said between the program and its decoding processes: one request, one answer. Each
/// begins with a mark and the request's number; whatever does not is a [ProtocolException], and
/// ends the process. Both ends are of one build, so the format has no versions.
final class DecoderWire {
  private static final int MARK = 0x4c544e46;

  /// An answer without a request: the process is up.
  static final int GREETING = 0;

  private static final int MOST_MESSAGE_BYTES = 1 << 16;

  private DecoderWire() {}

  /// How a request ended, unless the process did.
  enum Status {
    SAMPLES(1),
    /// The codec refused the code stream; the reason's name and the codec's sentence follow.
    REFUSED(2),
    /// The codec has a defect; its name follows.
    DEFECT(3);

    private final int code;

    Status(int code) {
      this.code = code;
    }

    private static Status of(int code) throws IOException {
      for (Status status : values()) {
        if (status.code == code) {
          return status;
        }
      }
      throw new ProtocolException("status " + code);
    }
  }

  /// @param number of the request, from 1
  static void writeRequest(DataOutputStream out, int number, FrameRequest request)
      throws IOException {
    out.writeInt(MARK);
    out.writeInt(number);
    request.write(out);
    out.flush();
  }

  /// The number of the next request, which follows.
  ///
  /// @throws EOFException where none comes any more
  static int readNumber(DataInputStream in) throws IOException {
    requireMark(in);
    return in.readInt();
  }

  static void writeAnswer(DataOutputStream out, int number, Status status, byte[] bytes)
      throws IOException {
    writeHead(out, number, status, bytes.length);
    out.write(bytes);
    out.flush();
  }

  /// @param length of what follows, bytes
  static void writeHead(DataOutputStream out, int number, Status status, int length)
      throws IOException {
    out.writeInt(MARK);
    out.writeInt(number);
    out.writeByte(status.code);
    out.writeInt(length);
  }

  static byte[] message(CodecException refusal) {
    return message(refusal.reason().name() + ' ' + refusal.getMessage());
  }

  /// What is longer than a message may be is cut.
  static byte[] message(String words) {
    byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(bytes, Math.min(bytes.length, MOST_MESSAGE_BYTES));
  }

  static void readGreeting(DataInputStream in) throws IOException {
    if (readStatus(in, GREETING) != Status.SAMPLES || in.readInt() != 0) {
      throw new ProtocolException("no greeting");
    }
  }

  /// @return the samples
  /// @throws CodecException as the codec threw it
  /// @throws IllegalStateException where the codec has a defect, as in this process
  static byte[] readAnswer(DataInputStream in, int number, FrameRequest request)
      throws IOException, CodecException {
    Status status = readStatus(in, number);
    int length = in.readInt();
    if (status == Status.SAMPLES ? length != request.frameBytes() : tooLong(length)) {
      throw new ProtocolException("answer of " + length + " bytes");
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return switch (status) {
      case SAMPLES -> bytes;
      case REFUSED -> throw refusal(words(bytes));
      case DEFECT -> throw new IllegalStateException("a codec failed: " + words(bytes));
    };
  }

  private static CodecException refusal(String message) throws ProtocolException {
    int end = message.indexOf(' ');
    for (FailureReason reason : FailureReason.values()) {
      if (end > 0 && reason.name().equals(message.substring(0, end))) {
        return new CodecException(reason, message.substring(end + 1));
      }
    }
    throw new ProtocolException("a refusal without a reason");
  }

  private static boolean tooLong(int length) {
    return length < 0 || length > MOST_MESSAGE_BYTES;
  }

  private static String words(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Status readStatus(DataInputStream in, int number) throws IOException {
    requireMark(in);
    if (in.readInt() != number) {
      throw new ProtocolException("an answer to another request");
    }
    return Status.of(in.readUnsignedByte());
  }

  private static void requireMark(DataInputStream in) throws IOException {
    if (in.readInt() != MARK) {
      throw new ProtocolException("out of step");
    }
  }
}
