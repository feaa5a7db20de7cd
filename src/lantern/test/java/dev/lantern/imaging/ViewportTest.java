package dev.lantern.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class ViewportTest {
  @Test
  void fitsTheImageAndCentresIt() {
    Viewport viewport = Viewport.fit(400, 200, 100, 100, 1);

    assertEquals(new Viewport(400, 200, 2, 1, 50, 50), viewport);
    assertEquals(new ImageTransform(2, 100, 2, 0), viewport.toScreen());
  }

  @Test
  void fitsTallPixelsByTheirHeight() {
    assertEquals(new ImageTransform(1, 50, 2, 0), Viewport.fit(200, 200, 100, 100, 2).toScreen());
  }

  @Test
  void zoomsAboutThePointUnderTheCursor() {
    Viewport zoomed = Viewport.fit(400, 200, 100, 100, 1).zoomed(2, 120, 40);

    assertEquals(new ImageTransform(4, 80, 4, -40), zoomed.toScreen());
    assertEquals(10, zoomed.toScreen().inverse().x(120));
    assertEquals(20, zoomed.toScreen().inverse().y(40));
  }

  @Test
  void keepsTheZoomInItsBounds() {
    Viewport viewport = Viewport.fit(100, 100, 100, 100, 1);

    assertEquals(Viewport.LARGEST_ZOOM, viewport.zoomed(1e9, 0, 0).zoom());
    assertEquals(Viewport.SMALLEST_ZOOM, viewport.zoomed(1e-9, 0, 0).zoom());
  }

  @Test
  void pansByScreenPixels() {
    Viewport panned = Viewport.fit(200, 200, 100, 100, 1).panned(10, -20);

    assertEquals(new ImageTransform(2, 10, 2, -20), panned.toScreen());
  }

  @Test
  void aBandShowsTheImageWhereItWas() {
    var viewport = new Viewport(839, 1024, 0.4096, 1.13, 1023.7, 1250.3);
    for (int top : new int[] {0, 64, 960, 1000}) {
      Viewport band = viewport.band(top, 63);
      ImageTransform all = viewport.toScreen();
      assertEquals(
          new ImageTransform(all.scaleX(), all.offsetX(), all.scaleY(), all.offsetY() - top),
          band.toScreen());
      assertEquals(63, band.height());
    }
  }

  @Test
  void isTheSamePlaceOnADenserScreen() {
    Viewport viewport = Viewport.fit(401, 200, 100, 100, 1).zoomed(1.3, 17, 90);
    ImageTransform here = viewport.toScreen();

    assertEquals(viewport, viewport.denser(1));
    for (double density : new double[] {1.25, 1.5, 2, 3}) {
      Viewport denser = viewport.denser(density);
      assertEquals(Math.rint(401 * density), denser.width());
      assertEquals(viewport.zoom() * density, denser.zoom());
      assertEquals(Math.rint(here.offsetX() * density), denser.toScreen().offsetX());
      assertEquals(Math.rint(here.offsetY() * density), denser.toScreen().offsetY());
    }
  }

  @Test
  void refusesNonsense() {
    assertThrows(IllegalArgumentException.class, () -> new Viewport(0, 1, 1, 1, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Viewport(1, 1, Double.NaN, 1, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Viewport(1, 1, 1, 0, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Viewport(1, 1, 1, 1, Double.NaN, 0));
  }
}
