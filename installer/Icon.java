import com.github.weisj.jsvg.parser.SVGLoader;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;

/// Renders the icon to what the systems take: `java -cp jsvg.jar Icon.java icon.svg FOLDER` writes `lantern-SIZE.png`
/// for Linux, `lantern.ico` for Windows, `lantern.icns` for macOS. The two containers hold the same PNG files.
final class Icon {
  private static final int[] SIZES = {16, 32, 48, 64, 128, 256, 512};

  /// Apple's names of the sizes.
  private static final Map<Integer, String> ICNS = Map.of(128, "ic07", 256, "ic08", 512, "ic09");

  public static void main(String[] arguments) throws IOException {
    var drawing = Objects.requireNonNull(new SVGLoader().load(Path.of(arguments[0]).toUri().toURL()));
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    Map<Integer, byte[]> pictures = new LinkedHashMap<>();
    for (int size : SIZES) {
      var picture = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
      Graphics2D pen = picture.createGraphics();
      pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      drawing.render(null, pen, new com.github.weisj.jsvg.view.ViewBox(size, size));
      pen.dispose();
      var png = new ByteArrayOutputStream();
      ImageIO.write(picture, "png", png);
      pictures.put(size, png.toByteArray());
      Files.write(folder.resolve("lantern-" + size + ".png"), png.toByteArray());
    }
    Files.write(folder.resolve("lantern.ico"), ico(pictures));
    Files.write(folder.resolve("lantern.icns"), icns(pictures));
  }

  /// 6 bytes, then 16 a picture, then the pictures; a size of 256 is written as 0, larger ones are left out.
  private static byte[] ico(Map<Integer, byte[]> pictures) {
    var small = new LinkedHashMap<>(pictures);
    small.keySet().removeIf(size -> size > 256);
    int offset = 6 + 16 * small.size();
    var file = ByteBuffer.allocate(offset + small.values().stream().mapToInt(png -> png.length).sum());
    file.order(ByteOrder.LITTLE_ENDIAN).putShort((short) 0).putShort((short) 1).putShort((short) small.size());
    for (var picture : small.entrySet()) {
      byte side = (byte) (picture.getKey() % 256);
      file.put(side).put(side).putShort((short) 0).putShort((short) 1).putShort((short) 32);
      file.putInt(picture.getValue().length).putInt(offset);
      offset += picture.getValue().length;
    }
    small.values().forEach(file::put);
    return file.array();
  }

  private static byte[] icns(Map<Integer, byte[]> pictures) {
    var chosen = new LinkedHashMap<>(pictures);
    chosen.keySet().retainAll(ICNS.keySet());
    var file = ByteBuffer.allocate(8 + chosen.values().stream().mapToInt(png -> 8 + png.length).sum());
    file.put("icns".getBytes(StandardCharsets.US_ASCII)).putInt(file.capacity());
    chosen.forEach(
        (size, png) ->
            file.put(Objects.requireNonNull(ICNS.get(size)).getBytes(StandardCharsets.US_ASCII))
                .putInt(8 + png.length)
                .put(png));
    return file.array();
  }
}
