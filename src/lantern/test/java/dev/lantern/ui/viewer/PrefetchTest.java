package dev.lantern.ui.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.Frame;
import dev.lantern.imaging.FrameDisplay;
import dev.lantern.imaging.ImageHeader;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.ScanImage;
import dev.lantern.pipeline.Series;
import dev.lantern.ui.concurrent.TaskRunner;
import dev.lantern.ui.fixture.MemoryImage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Frames that are decoded ahead of the reader.
final class PrefetchTest {
  private static final int FRAMES = 40;

  /// 64 × 64 pixels of 16 bits.
  private static final long FRAME = 8192;

  private final Deque<Runnable> background = new ArrayDeque<>();
  private final Deque<Runnable> screen = new ArrayDeque<>();
  private final List<Integer> decoded = new ArrayList<>();
  private final List<FramePlace> places = FramePlace.all(Series.of(List.of(new Counted("stack"))));
  private long memory = 9 * FRAME;
  private final Prefetch prefetch =
      new Prefetch(new TaskRunner(background::add, screen::add), () -> memory);

  /// An image that tells which of its frames are decoded; frame 7 cannot be.
  private final class Counted implements ScanImage {
    private final ScanImage image;

    Counted(String name) {
      image = MemoryImage.stack(name, FRAMES);
    }

    @Override
    public ImageSource source() {
      return image.source();
    }

    @Override
    public ImageHeader header() {
      return image.header();
    }

    @Override
    public Frame frame(int index) throws ImageReadException {
      decoded.add(index);
      if (index == 7) {
        throw new ImageReadException(
            FailureReason.TRUNCATED, ImageReadException.Stage.DECODE, "it ends");
      }
      return image.frame(index);
    }

    @Override
    public FrameDisplay display(int index) {
      return image.display(index);
    }
  }

  @Test
  void decodesThreeAheadForEachOneBehindAsLongAsTheyFit() throws Exception {
    prefetch.open(places);
    show(20);
    drain();

    assertEquals(List.of(21, 22, 19, 23, 24, 25, 18, 26), decoded);
    assertEquals(IntStream.rangeClosed(18, 26).boxed().toList(), held());
  }

  @Test
  void turnsRoundWithTheReaderAndLetsGoOfWhatIsFarthest() throws Exception {
    prefetch.open(places);
    show(20);
    drain();
    decoded.clear();

    show(19);
    drain();

    // From 19 on backwards: 18, 17, then 20 behind, 16, 15, 14, 21, 13.
    assertEquals(List.of(17, 16, 15, 14, 13), decoded);
    assertEquals(IntStream.rangeClosed(13, 21).boxed().toList(), held());
  }

  @Test
  void decodesWhatIsAheadOfTheReaderFirstWhereverItGoesMeanwhile() throws Exception {
    prefetch.open(places);
    show(10);
    background.remove().run();
    show(30);
    drain();

    assertEquals(11, decoded.getFirst());
    assertEquals(List.of(31, 32, 29), decoded.subList(1, 4));
    assertTrue(prefetch.at(11).isEmpty(), "it is too far from where the reader is now");
  }

  @Test
  void fillsTheRoomOnTheOneSideThatIsLeftAtAnEnd() throws Exception {
    prefetch.open(places);
    memory = 4 * FRAME;
    show(0);
    drain();

    assertEquals(List.of(0, 1, 2, 3), held());
  }

  @Test
  void passesOverAFrameThatCannotBeDecoded() throws Exception {
    prefetch.open(places);
    show(6);
    drain();

    assertEquals(1, decoded.stream().filter(index -> index == 7).count(), "once");
    assertEquals(List.of(4, 5, 6, 8, 9, 10, 11, 12), held());
  }

  @Test
  void keepsNothingWithoutMemory() throws Exception {
    memory = FRAME - 1;
    prefetch.open(places);
    show(20);
    drain();

    assertEquals(List.of(), held());
    assertEquals(List.of(), decoded);
  }

  @Test
  void dropsAllWithTheSeries() throws Exception {
    prefetch.open(places);
    show(20);
    background.remove().run();

    prefetch.open(FramePlace.all(Series.of(List.of(MemoryImage.stack("other", FRAMES)))));
    drain();

    assertEquals(List.of(21), decoded, "nothing of the old series is begun any more");
    assertEquals(List.of(), held());
  }

  @Test
  void givesTheFrameThatWasShown() throws Exception {
    prefetch.open(places);
    ShownFrame shown = places.get(20).load(20);
    prefetch.around(shown);

    assertSame(shown, prefetch.at(20).orElseThrow());
  }

  private void show(int position) throws Exception {
    ShownFrame frame = ShownFrame.load(position, MemoryImage.stack("stack", FRAMES), position);
    prefetch.around(frame);
  }

  private List<Integer> held() {
    return IntStream.range(0, FRAMES)
        .filter(position -> prefetch.at(position).isPresent())
        .boxed()
        .toList();
  }

  private void drain() {
    while (!background.isEmpty() || !screen.isEmpty()) {
      if (!screen.isEmpty()) {
        screen.remove().run();
      } else {
        background.remove().run();
      }
    }
  }
}
