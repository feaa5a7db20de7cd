package dev.lantern.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// What a PNG says beside its pixels, as Java's reader finds it.
public final class PngWords {
  private PngWords() {}

  /// By keyword, in the file's order.
  public static Map<String, String> of(Path file) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    try (ImageInputStream stream = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(stream);
      var root = (Element) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0");
      NodeList entries = root.getElementsByTagName("iTXtEntry");
      Map<String, String> words = new LinkedHashMap<>();
      for (int i = 0; i < entries.getLength(); i++) {
        Element entry = (Element) entries.item(i);
        words.put(entry.getAttribute("keyword"), entry.getAttribute("text"));
      }
      return words;
    } finally {
      reader.dispose();
    }
  }
}
