package dev.lantern.dicom.isolate;

import dev.lantern.dicom.codec.FrameCodecs;
import dev.lantern.dicom.isolate.DecoderWire.Status;
import dev.lantern.imaging.FrameCodec;
import dev.lantern.imaging.FrameCodec.CodecException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// The decoding process's side: answers requests, one after the other.
public final class DecoderService {
  private final FrameCodecs codecs;
  private final DataOutputStream out;

  public DecoderService(FrameCodecs codecs, OutputStream out) {
    this.codecs = codecs;
    this.out = new DataOutputStream(new BufferedOutputStream(out));
  }

  /// Serves until the requests end, which they do when the program that makes them ends, however it
  /// does. That is seen at once, also while a frame is decoded, since that has a thread of its own.
  ///
  /// @throws IOException where what comes is no request, or the answers go nowhere
  public void serve(InputStream requests) throws IOException {
    DecoderWire.writeAnswer(out, DecoderWire.GREETING, Status.SAMPLES, new byte[0]);
    ExecutorService decoder =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("decoder").factory());
    var in = new DataInputStream(new BufferedInputStream(requests));
    try {
      while (true) {
        int number = DecoderWire.readNumber(in);
        FrameRequest request = FrameRequest.read(in);
        decoder.execute(() -> answer(number, request));
      }
    } catch (EOFException e) {
      decoder.shutdownNow();
    }
  }

  private void answer(int number, FrameRequest request) {
    FrameCodec codec = codecs.of(request.coding()).orElseThrow();
    var task = new FutureTask<>(() -> request.decode(codec));
    task.run();
    try {
      try {
        DecoderWire.writeAnswer(out, number, Status.SAMPLES, task.get());
      } catch (ExecutionException e) {
        refuse(number, e.getCause());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException("nobody takes the answer", e);
    }
  }

  private void refuse(int number, @Nullable Throwable cause) throws IOException {
    if (cause instanceof CodecException refusal) {
      DecoderWire.writeAnswer(out, number, Status.REFUSED, DecoderWire.message(refusal));
    } else {
      byte[] words = DecoderWire.message(String.valueOf(cause));
      DecoderWire.writeAnswer(out, number, Status.DEFECT, words);
    }
  }
}
