package dev.lantern.dicom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.ElementDictionary;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomInputStream;

/// Copies of the sample scans, whose own patients are anonymous, with every field filled that says
/// who a patient is or who treats them; and the search for these values where they must not be.
public final class NamedPatients {
  private static final Path SAMPLES =
      Path.of(System.getProperty("lantern.root", "."), "sample-scans");

  /// Each value stands nowhere else: no word of the program's own is part of it.
  private static final Map<Integer, String> FIELDS = fields();

  private NamedPatients() {}

  private static Map<Integer, String> fields() {
    Map<Integer, String> fields = new LinkedHashMap<>();
    fields.put(Tag.PatientName, "Featherstonehaugh^Cordelia");
    fields.put(Tag.PatientID, "MRN77120934");
    fields.put(Tag.IssuerOfPatientID, "Zollikerberg Registry");
    fields.put(Tag.OtherPatientIDs, "AHV7561234567897");
    fields.put(Tag.OtherPatientNames, "Quillfeather^Delia");
    fields.put(Tag.PatientBirthName, "Ashgrove^Cordelia");
    fields.put(Tag.PatientMotherBirthName, "Wintersmith");
    fields.put(Tag.PatientBirthDate, "19870417");
    fields.put(Tag.PatientBirthTime, "041733");
    fields.put(Tag.PatientAddress, "Larkspur Crescent 419");
    fields.put(Tag.PatientTelephoneNumbers, "+41448675309");
    fields.put(Tag.PatientComments, "prefers Tuesdays");
    fields.put(Tag.AccessionNumber, "ACC90817263");
    fields.put(Tag.StudyID, "STU55667788");
    fields.put(Tag.AdmissionID, "ADM31415926");
    fields.put(Tag.InstitutionName, "Gloucestershire Infirmary");
    fields.put(Tag.InstitutionAddress, "Marchmont Parade 7");
    fields.put(Tag.InstitutionalDepartmentName, "Thoracic Ward Nine");
    fields.put(Tag.ReferringPhysicianName, "Oglethorpe^Barnaby");
    fields.put(Tag.PerformingPhysicianName, "Threlkeld^Imogen");
    fields.put(Tag.NameOfPhysiciansReadingStudy, "Vandersloot^Piet");
    fields.put(Tag.PhysiciansOfRecord, "Hathersage^Rowena");
    fields.put(Tag.RequestingPhysician, "Mountweazel^Lilian");
    fields.put(Tag.OperatorsName, "Popplewell^Jasper");
    return fields;
  }

  /// Copies every sample scan, under names of their own, and beside each tenth one that is cut.
  public static List<Path> fill(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<Path> copies = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      for (Path sample : files.filter(file -> file.toString().endsWith(".dcm")).sorted().toList()) {
        copies.add(copy(sample, folder.resolve("scan-" + copies.size() + ".dcm")));
      }
    }
    for (int scan = 0; scan < copies.size(); scan += 10) {
      damage(copies.get(scan), folder.resolve("cut-" + scan + ".dcm"));
    }
    return List.copyOf(copies);
  }

  private static Path copy(Path sample, Path copy) throws IOException {
    try (var in = new DicomInputStream(sample.toFile())) {
      Attributes image = in.readDataset(-1, -1);
      FIELDS.forEach(
          (tag, value) -> image.setString(tag, ElementDictionary.vrOf(tag, null), value));
      return CraftedFile.write(copy, image, in.getTransferSyntax());
    }
  }

  /// The first half of a scan, its patient in it.
  public static Path damage(Path scan, Path damaged) throws IOException {
    byte[] whole = Files.readAllBytes(scan);
    return Files.write(damaged, Arrays.copyOf(whole, whole.length / 2));
  }

  /// Every part of the patients' fields that a text holds, in any case; a date also as people write
  /// it.
  public static List<String> in(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return FIELDS.entrySet().stream()
        .flatMap(field -> forms(field.getKey(), field.getValue()))
        .filter(form -> lower.contains(form.toLowerCase(Locale.ROOT)))
        .toList();
  }

  /// As [#in(String)], of a file read byte for byte.
  public static List<String> in(Path file) {
    try {
      return in(Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> forms(int tag, String value) {
    if (ElementDictionary.vrOf(tag, null) == VR.DA) {
      String year = value.substring(0, 4);
      String month = value.substring(4, 6);
      String day = value.substring(6);
      return Stream.of(
          value,
          String.join("-", year, month, day),
          String.join(".", day, month, year),
          String.join("/", month, day, year));
    }
    return Stream.of(value.split("\\^", -1));
  }
}
