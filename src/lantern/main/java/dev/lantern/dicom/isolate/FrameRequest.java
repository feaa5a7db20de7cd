package dev.lantern.dicom.isolate;

import dev.lantern.dicom.codec.PixelCoding;
import dev.lantern.imaging.FrameCodec;
import dev.lantern.imaging.FrameCodec.CodecException;
import dev.lantern.imaging.FrameCodec.FrameLayout;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// A frame to decode. It holds the code stream that it was given, not a copy.
final class FrameRequest {
  private final PixelCoding coding;
  private final FrameLayout layout;
  private final byte[] codeStream;

  FrameRequest(PixelCoding coding, FrameLayout layout, byte[] codeStream) {
    this.coding = coding;
    this.layout = layout;
    this.codeStream = codeStream;
  }

  PixelCoding coding() {
    return coding;
  }

  /// Bytes of the decoded frame.
  long frameBytes() {
    return layout.bytes();
  }

  byte[] decode(FrameCodec codec) throws CodecException {
    return codec.decode(codeStream, layout);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeUTF(coding.name());
    out.writeInt(layout.rows());
    out.writeInt(layout.columns());
    out.writeInt(layout.samplesPerPixel());
    out.writeInt(layout.bitsAllocated());
    out.writeInt(layout.bitsStored());
    out.writeBoolean(layout.signed());
    out.writeInt(codeStream.length);
    out.write(codeStream);
  }

  static FrameRequest read(DataInputStream in) throws IOException {
    PixelCoding coding = PixelCoding.valueOf(in.readUTF());
    var layout =
        new FrameLayout(
            in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readBoolean());
    byte[] codeStream = new byte[in.readInt()];
    in.readFully(codeStream);
    return new FrameRequest(coding, layout, codeStream);
  }
}
