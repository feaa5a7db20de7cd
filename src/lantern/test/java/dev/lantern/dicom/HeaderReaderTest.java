package dev.lantern.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.imaging.ImageReadException;
import java.nio.file.Path;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From attributes to the header.
final class HeaderReaderTest {
  private final Attributes image = CraftedFile.image(2, 2, 16, new byte[8]);

  @Test
  void readsWhereRowsAndColumnsLead(@TempDir Path folder) throws ImageReadException {
    assertEquals(List.of(), patientOrientation(folder));
    image.setString(Tag.PatientOrientation, VR.CS, "L", "F");
    assertEquals(List.of("L", "F"), patientOrientation(folder));
    image.setString(Tag.AnatomicalOrientationType, VR.CS, "BIPED");
    assertEquals(List.of("L", "F"), patientOrientation(folder));
    image.setString(Tag.AnatomicalOrientationType, VR.CS, "QUADRUPED");
    assertEquals(List.of(), patientOrientation(folder), "other letters, other meanings");
  }

  private List<String> patientOrientation(Path folder) throws ImageReadException {
    Path file = CraftedFile.write(folder.resolve("image"), image, UID.ExplicitVRLittleEndian);
    return Readers.open(file).header().acquisition().patientOrientation();
  }
}
