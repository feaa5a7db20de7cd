package dev.lantern.dicom.isolate;

import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;

/// Greets as a decoding process does, and answers a request with something else; given a number,
/// with the head of an answer of so many bytes.
public final class BabblingProcess {
  private BabblingProcess() {}

  /// Lives on after its answer, as long as somebody may ask.
  public static void main(String[] arguments) throws IOException {
    try (var in = new FileInputStream(FileDescriptor.in);
        var out = new DataOutputStream(new FileOutputStream(FileDescriptor.out))) {
      DecoderWire.writeAnswer(out, DecoderWire.GREETING, DecoderWire.Status.SAMPLES, new byte[0]);
      if (in.read() >= 0) {
        if (arguments.length == 0) {
          out.write(new byte[64]);
        } else {
          DecoderWire.writeHead(out, 1, DecoderWire.Status.SAMPLES, Integer.parseInt(arguments[0]));
        }
      }
      in.transferTo(FileOutputStream.nullOutputStream());
    }
  }
}
