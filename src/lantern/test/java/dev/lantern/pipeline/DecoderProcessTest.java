package dev.lantern.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.Signals;
import dev.lantern.dicom.DicomLimits;
import dev.lantern.dicom.codec.FrameCodecs;
import dev.lantern.dicom.codec.PixelCoding;
import dev.lantern.dicom.isolate.BabblingProcess;
import dev.lantern.dicom.isolate.IsolatedDecoders;
import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.FrameCodec;
import dev.lantern.imaging.FrameCodec.CodecException;
import dev.lantern.imaging.FrameCodec.FrameLayout;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.JavaProcess;
import dev.lantern.platform.NativeRuntime;
import dev.lantern.preprocess.Jpeg2000Codec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Frames through real decoding processes, which are stopped, killed and starved.
@Isolated("counts the processes that this one has started; other classes start some, too")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "skipped: Windows has no signals to send")
final class DecoderProcessTest {
  private static final Path ROOT = Path.of(System.getProperty("lantern.root", "."));
  private static final Path SLOW = ROOT.resolve("sample-scans/real/RG1_J2KR.dcm");
  private static final long HEAP = 512L << 20;
  private static final Duration AMPLE = Duration.ofSeconds(60);
  private static final FrameLayout SMALL = new FrameLayout(4, 8, 1, 8, 8, false);

  private final Set<ProcessHandle> others =
      ProcessHandle.current().children().collect(Collectors.toSet());
  private final List<String> troubles = new ArrayList<>();
  private final List<IsolatedDecoders> open = new ArrayList<>();

  @BeforeAll
  static void loadNatives() throws NativeRuntime.NativesUnusableException {
    NativeRuntime.start(AppDirectories.ofUser());
  }

  @AfterEach
  void leavesNoProcess() throws Exception {
    List<ProcessHandle> living = processes();
    open.forEach(IsolatedDecoders::close);
    for (ProcessHandle process : living) {
      process.onExit().get(AMPLE.toSeconds(), TimeUnit.SECONDS);
    }
    assertEquals(List.of(), processes());
  }

  /// Pixels, and the sentences of those that are refused.
  @Test
  void givesOfEveryRealFileWhatThisProcessGives() throws IOException {
    ImageLoader here = ImageLoader.standard();
    int compared = 0;
    try (IsolatedImages isolated = IsolatedImages.with(Isolation.ALL, troubles::add)) {
      for (Path file : realFiles()) {
        assertEquals(firstFrame(here, file), firstFrame(isolated.images(), file), file.toString());
        compared++;
      }
    }
    assertTrue(compared >= 13, compared + " files");
    assertEquals(List.of(), troubles);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SEGV", "KILL"})
  void aProcessThatDiesMarksItsFrameAndTheNextGetsANewOne(String signal) throws Exception {
    IsolatedDecoders decoders = decoders(HEAP, AMPLE);
    DicomFrames slow = new DicomFrames(decoders);
    byte[] pixels = slow.decode();
    ProcessHandle first = onlyProcess();

    CompletableFuture<byte[]> struck = CompletableFuture.supplyAsync(slow::decode);
    awaitWork(first, struck);
    Signals.send(signal, first);

    assertEquals(FailureReason.DECODER_CRASH, slow.reason(struck));
    assertArrayEquals(pixels, slow.decode());
    assertFalse(first.isAlive());
    assertTrue(onlyProcess().pid() != first.pid());
  }

  @Test
  void aProcessThatDiesBetweenFramesMarksNone() throws Exception {
    IsolatedDecoders decoders = decoders(HEAP, AMPLE);
    assertArrayEquals(new byte[32], small(decoders));
    ProcessHandle first = onlyProcess();
    Signals.send("KILL", first);
    first.onExit().get(AMPLE.toSeconds(), TimeUnit.SECONDS);

    assertArrayEquals(new byte[32], small(decoders));
  }

  @Test
  void aFrameThatTakesTooLongEndsItsProcess() throws Exception {
    IsolatedDecoders decoders = decoders(HEAP, Duration.ofSeconds(3));
    assertArrayEquals(new byte[32], small(decoders));
    ProcessHandle first = onlyProcess();
    Signals.send("STOP", first);
    waitUntilStopped(first);

    CodecException late = assertThrows(CodecException.class, () -> small(decoders));
    assertEquals(FailureReason.TIME_LIMIT, late.reason());
    assertEquals("a frame is not decoded within 3000 ms", late.getMessage());
    assertFalse(first.isAlive());
    assertArrayEquals(new byte[32], small(decoders));
  }

  @Test
  void aRealFrameIsGivenUpInTheMidstOfDecoding() {
    DicomFrames slow = new DicomFrames(decoders(HEAP, Duration.ofMillis(60)));
    var end = CompletableFuture.supplyAsync(slow::decode);
    assertEquals(FailureReason.TIME_LIMIT, slow.reason(end));
    assertEquals(List.of(), processes());
  }

  @Test
  void aFrameLargerThanTheHeapEndsItsProcessWithThatReason() throws CodecException {
    IsolatedDecoders decoders = decoders(24L << 20, AMPLE);
    FrameLayout large = new FrameLayout(6000, 6000, 1, 8, 8, false);
    assertArrayEquals(new byte[32], small(decoders));

    CodecException refusal = assertThrows(CodecException.class, () -> rle(decoders, large));
    assertEquals(
        FailureReason.DECODER_CRASH, refusal.reason(), "the next run may have more memory");
    assertEquals("decoding needs more memory than it may take", refusal.getMessage());
    assertArrayEquals(new byte[32], small(decoders));
  }

  /// PS3.5 G.5: three segments are a sample of 24 bits, which a frame of ours cannot hold.
  @Test
  void aRefusalComesWithItsReason() {
    FrameCodec codec = decoders(HEAP, AMPLE).of(PixelCoding.RLE).orElseThrow();
    FrameLayout wide = new FrameLayout(1, 1, 1, 24, 24, false);
    ByteBuffer stream = ByteBuffer.allocate(67).order(ByteOrder.LITTLE_ENDIAN);
    stream.putInt(3).putInt(64).putInt(65).putInt(66);

    CodecException refusal =
        assertThrows(CodecException.class, () -> codec.decode(stream.array(), wide));
    assertEquals(FailureReason.UNSUPPORTED_PIXELS, refusal.reason());
    assertEquals("samples of 24 bits allocated", refusal.getMessage());
    refusal = assertThrows(CodecException.class, () -> codec.decode(new byte[67], wide));
    assertEquals(FailureReason.CORRUPT_PIXELS, refusal.reason());
    assertEquals(1, processes().size());
  }

  @Test
  void aProcessThatAnswersSomethingElseIsEnded() {
    IsolatedDecoders decoders = decoders(JavaProcess.command(BabblingProcess.class, HEAP), AMPLE);
    CodecException crash = assertThrows(CodecException.class, () -> small(decoders));
    assertEquals(FailureReason.DECODER_CRASH, crash.reason());
    assertEquals(List.of(), processes());
  }

  /// The next frame would read them as its own answer.
  @Test
  void aProcessWhoseSamplesFindNoMemoryHereIsEnded() throws Exception {
    FrameLayout endless = new FrameLayout(1, Integer.MAX_VALUE, 1, 8, 8, false);
    List<String> command = new ArrayList<>(JavaProcess.command(BabblingProcess.class, HEAP));
    command.add(String.valueOf(endless.bytes()));
    FrameCodec codec = decoders(command, AMPLE).of(PixelCoding.RLE).orElseThrow();

    assertThrows(OutOfMemoryError.class, () -> codec.decode(new byte[64], endless));
    for (ProcessHandle ending : processes()) {
      ending.onExit().get(AMPLE.toSeconds(), TimeUnit.SECONDS);
    }
    assertEquals(List.of(), processes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such-program", "/bin/false", "/bin/ls"})
  void whereNoProcessCanBeStartedItDecodesHereAndSaysSoOnce(String program) throws CodecException {
    IsolatedDecoders decoders = decoders(List.of(program), AMPLE);
    assertArrayEquals(new byte[32], small(decoders));
    assertArrayEquals(new byte[32], small(decoders));
    assertEquals(1, troubles.size());
    assertFalse(troubles.getFirst().isBlank());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 3600})
  void afterAPauseAStartThatFailedIsTriedAgain(long seconds, @TempDir Path folder)
      throws Exception {
    Path program = folder.resolve("program");
    IsolatedDecoders decoders =
        decoders(
            new IsolatedDecoders.Settings(
                Set.of(PixelCoding.RLE),
                List.of("/bin/sh", program.toString()),
                AMPLE,
                Duration.ofSeconds(seconds)));
    assertArrayEquals(new byte[32], small(decoders));
    Files.writeString(
        program,
        JavaProcess.command(DecoderProcess.class, HEAP).stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" ", "exec ", "\n")));

    assertArrayEquals(new byte[32], small(decoders));
    assertEquals(seconds == 0 ? 1 : 0, processes().size());
    assertEquals(1, troubles.size(), "said once");
  }

  @Test
  void onlyTheCodingsAskedForAreDecodedElsewhere() throws IOException, ImageReadException {
    try (IsolatedImages isolated = IsolatedImages.with(Isolation.NATIVE_CODE, troubles::add)) {
      isolated.images().open(real("OBXXXX1A_rle_2frame.dcm")).frame(0);
      assertEquals(List.of(), processes());
      isolated.images().open(SLOW).frame(0);
      assertEquals(1, processes().size());
      isolated.images().open(SLOW).frame(0);
      assertEquals(1, processes().size());
    }
  }

  /// The slow film through decoders.
  private static final class DicomFrames {
    private final ImageLoader images;

    DicomFrames(IsolatedDecoders decoders) {
      this.images = ImageLoader.with(DicomLimits.standard(), decoders);
    }

    byte[] decode() {
      try {
        return images.open(SLOW).frame(0).stored();
      } catch (ImageReadException e) {
        throw new IllegalStateException(e);
      }
    }

    Object reason(CompletableFuture<byte[]> failed) {
      Throwable end =
          assertThrows(
              ExecutionException.class, () -> failed.get(AMPLE.toSeconds(), TimeUnit.SECONDS));
      for (Throwable cause = end; cause != null; cause = cause.getCause()) {
        if (cause instanceof ImageReadException refusal) {
          return refusal.reason();
        }
      }
      throw new AssertionError("another end", end);
    }
  }

  private IsolatedDecoders decoders(long heapBytes, Duration allowed) {
    return decoders(JavaProcess.command(DecoderProcess.class, heapBytes), allowed);
  }

  private IsolatedDecoders decoders(List<String> command, Duration allowed) {
    return decoders(
        new IsolatedDecoders.Settings(
            Set.of(PixelCoding.RLE, PixelCoding.JPEG_2000), command, allowed, AMPLE));
  }

  private IsolatedDecoders decoders(IsolatedDecoders.Settings settings) {
    var decoders =
        new IsolatedDecoders(
            new FrameCodecs(new Jpeg2000Codec()).within(AMPLE), settings, troubles::add);
    open.add(decoders);
    return decoders;
  }

  private static byte[] small(IsolatedDecoders decoders) throws CodecException {
    return rle(decoders, SMALL);
  }

  /// A black frame of 8 bits, in runs of 128 (PS3.5 G.3.1).
  private static byte[] rle(IsolatedDecoders decoders, FrameLayout layout) throws CodecException {
    int runs = (int) (layout.bytes() + 127) / 128;
    ByteBuffer stream = ByteBuffer.allocate(64 + 2 * runs).order(ByteOrder.LITTLE_ENDIAN);
    stream.putInt(1).putInt(64).position(64);
    for (int i = 0; i < runs; i++) {
      stream.put((byte) -127).put((byte) 0);
    }
    return decoders.of(PixelCoding.RLE).orElseThrow().decode(stream.array(), layout);
  }

  private static List<Path> realFiles() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path folder :
        List.of(ROOT.resolve("sample-scans/real"), ROOT.resolve("../shared/data/dicom"))) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> walk = Files.walk(folder)) {
          walk.filter(Files::isRegularFile).sorted().forEach(files::add);
        }
      }
    }
    return files;
  }

  private static String firstFrame(ImageLoader images, Path file) {
    try {
      return "pixels " + Arrays.hashCode(images.open(file).frame(0).stored());
    } catch (ImageReadException e) {
      return e.reason() + ": " + e.detail();
    }
  }

  private static Path real(String name) {
    return ROOT.resolve("sample-scans/real").resolve(name);
  }

  /// Waits until the process is in the midst of the frame, by the processor time that it took.
  private static void awaitWork(ProcessHandle process, CompletableFuture<byte[]> frame) {
    Duration midst = cpu(process).plusMillis(100);
    while (cpu(process).compareTo(midst) < 0) {
      assertFalse(frame.isDone(), "the frame was decoded before it could be disturbed");
    }
  }

  private static Duration cpu(ProcessHandle process) {
    return process.info().totalCpuDuration().orElseThrow();
  }

  private ProcessHandle onlyProcess() {
    List<ProcessHandle> processes = processes();
    assertEquals(1, processes.size());
    return processes.getFirst();
  }

  private List<ProcessHandle> processes() {
    return ProcessHandle.current().children().filter(child -> !others.contains(child)).toList();
  }

  /// The signal is sent before every thread of the process has heard it.
  private static void waitUntilStopped(ProcessHandle process) throws Exception {
    String pid = Long.toString(process.pid());
    String state = "";
    while (!state.startsWith("T")) {
      assertTrue(process.isAlive(), state);
      Process ps = new ProcessBuilder("ps", "-o", "stat=", "-p", pid).start();
      state = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
