package dev.lantern.dicom;

import dev.lantern.platform.ProgramResource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dcm4che3.data.VR;

/// An element of the data dictionary (PS3.6) that is younger than dcm4che's.
///
/// @param vr UN where dcm4che does not know the VR either
record NewerElement(int tag, VR vr, String keyword) {
  private static final Pattern COMMA = Pattern.compile(",");
  private static final Set<String> NEWER_VRS = Set.of("OL", "OV", "SV", "UV");
  private static final Map<Integer, NewerElement> ALL = read();

  static Optional<NewerElement> of(int tag) {
    return Optional.ofNullable(ALL.get(tag));
  }

  private static Map<Integer, NewerElement> read() {
    try (InputStream stream = ProgramResource.open(NewerElement.class, "elements.csv");
        var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> element(COMMA.splitAsStream(line).toList()))
          .collect(Collectors.toUnmodifiableMap(NewerElement::tag, Function.identity()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static NewerElement element(List<String> fields) {
    String vr = fields.get(1);
    return new NewerElement(
        Integer.parseUnsignedInt(fields.get(0), 16),
        NEWER_VRS.contains(vr) ? VR.UN : VR.valueOf(vr),
        fields.get(2));
  }
}
