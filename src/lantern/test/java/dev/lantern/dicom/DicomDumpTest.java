package dev.lantern.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The header as lines, and as DICOM JSON.
final class DicomDumpTest {
  private final DicomDump dump = new DicomDump(DicomLimits.standard());
  private Path file = Path.of("");

  @BeforeEach
  void writeAFile(@TempDir Path folder) {
    byte[] item = new CraftedFile().text(0x00080100, "SH", "T-D3000").toBytes();
    file =
        CraftedFile.under(UID.ExplicitVRLittleEndian)
            .text(0x00080008, "CS", "ORIGINAL\\PRIMARY")
            .text(0x00080050, "SH", "")
            .header(0x00082218, "SQ", 8 + item.length)
            .tag(0xfffee000)
            .int32(item.length)
            .raw(item)
            .text(0x00100010, "PN", "PHANTOM^SQUARE")
            .text(0x00181151, "IS", "12 ")
            .us(0x00280010, 2)
            .text(0x00280030, "DS", "0.50\\1e-1")
            .element(0x00290010, "OB", new byte[] {1, (byte) 0xff})
            .element(0x7fe00010, "OW", new byte[70_000])
            .writeTo(folder.resolve("file"));
  }

  @Test
  void printsALineAnElement() throws ImageReadException, IOException {
    StringWriter out = new StringWriter();
    dump.text(ImageSource.of(file), out);
    List<String> squeezed =
        out.toString().lines().map(line -> line.replaceAll(" {2,}#", " #")).toList();
    assertEquals(
        List.of(
            "# Dicom-Meta-Information-Header",
            "(0002,0010) UI =Explicit VR Little Endian # 20, 1 TransferSyntaxUID",
            "",
            "# Dicom-Data-Set",
            "# Used TransferSyntax: Explicit VR Little Endian",
            "(0008,0008) CS [ORIGINAL\\PRIMARY] # 16, 2 ImageType",
            "(0008,0050) SH (no value available) # 0, 0 AccessionNumber",
            "(0008,2218) SQ (Sequence with 1 items) # u/l, 1 AnatomicRegionSequence",
            "  (fffe,e000) na (Item with 1 elements) # u/l, 1 Item",
            "    (0008,0100) SH [T-D3000] # 8, 1 CodeValue",
            "(0010,0010) PN [PHANTOM^SQUARE] # 14, 1 PatientName",
            "(0018,1151) IS [12] # 4, 1 XRayTubeCurrent",
            "(0028,0010) US 2 # 2, 1 Rows",
            "(0028,0030) DS [0.50\\1e-1] # 10, 2 PixelSpacing",
            "(0029,0010) OB 01\\ff # 2, 1 PrivateCreator",
            "(7fe0,0010) OW (not shown) # 70000, 1 PixelData"),
        squeezed);
  }

  /// PS3.5 6.2: AT is a pair of numbers, and of ST, LT and UT only spaces at the end are padding.
  @Test
  void showsTagsAsTagsAndKeepsTheLinesOfATextAsTheyStand(@TempDir Path folder)
      throws ImageReadException, IOException {
    ImageSource source =
        ImageSource.of(
            CraftedFile.explicit()
                .text(0x00080081, "ST", "\r\n  Street 1\r\n  Town ")
                .text(0x00081030, "LO", " Chest ")
                .element(
                    0x00280009,
                    "AT",
                    new byte[] {0x18, 0, 0x63, 0x10, 0x18, 0, (byte) 0x9f, (byte) 0x91})
                .writeTo(folder.resolve("file")));
    StringWriter lines = new StringWriter();
    dump.text(source, lines);
    assertTrue(lines.toString().contains("AT (0018,1063)\\(0018,919f) "), lines.toString());
    assertTrue(lines.toString().contains("# 8, 2 FrameIncrementPointer"), lines.toString());

    StringWriter json = new StringWriter();
    dump.json(source, json);
    assertEquals(
        """
        {"00080081":{"vr":"ST","Value":["\\r\\n  Street 1\\r\\n  Town"]},\
        "00081030":{"vr":"LO","Value":["Chest"]},\
        "00280009":{"vr":"AT","Value":["00181063","0018919F"]}}
        """,
        json.toString());
  }

  /// PS3.6: "US or SS". An item chooses for itself, or as the data set around it.
  @ParameterizedTest
  @CsvSource({"0, US, 65535", "1, SS, -1", "'', US, 65535"})
  void implicitVrIsSignedAsThePixelsAre(
      String representation, String vr, int value, @TempDir Path folder)
      throws ImageReadException, IOException {
    Attributes dataSet = CraftedFile.image(1, 1, 8, new byte[2]);
    dataSet.remove(Tag.PixelRepresentation);
    if (!representation.isEmpty()) {
      dataSet.setInt(Tag.PixelRepresentation, VR.US, Integer.parseInt(representation));
    }
    dataSet.setInt(Tag.LargestImagePixelValue, VR.US, 0xffff);
    dataSet.setInt(Tag.PixelIntensityRelationshipSign, VR.SS, -1);
    Sequence luts = dataSet.newSequence(Tag.ModalityLUTSequence, 2);
    for (int own = 0; own < 2; own++) {
      Attributes item = new Attributes();
      item.setInt(Tag.LUTDescriptor, VR.US, 2, 0xffff, 16);
      luts.add(item);
    }
    luts.get(1).setInt(Tag.PixelRepresentation, VR.US, 1);
    Path implicit = folder.resolve("file");
    CraftedFile.write(implicit, dataSet, UID.ImplicitVRLittleEndian);

    StringWriter out = new StringWriter();
    dump.json(ImageSource.of(implicit), out);
    String json = out.toString();
    String chosen = "\"vr\":\"" + vr + "\",\"Value\":[";
    assertTrue(json.contains("\"00280107\":{" + chosen + value + "]}"), json);
    assertTrue(json.contains("\"00281041\":{\"vr\":\"SS\",\"Value\":[-1]}"), json);
    assertTrue(json.contains("[{\"00283002\":{" + chosen + "2," + value + ",16]}},"), json);
    assertTrue(json.contains("\"00283002\":{\"vr\":\"SS\",\"Value\":[2,-1,16]}}]"), json);
  }

  @Test
  void anImplicitItemOfAnExplicitDataSetIsSignedAsThePixelsAre(@TempDir Path folder)
      throws ImageReadException, IOException {
    byte[] item =
        new CraftedFile()
            .tag(0x00283002)
            .int32(6)
            .raw(new byte[] {2, 0, 0x40, (byte) 0x9c, 16, 0})
            .toBytes();
    Path mixed =
        CraftedFile.explicit()
            .us(0x00280103, 0)
            .header(0x00283000, "SQ", 8 + item.length)
            .tag(0xfffee000)
            .int32(item.length)
            .raw(item)
            .writeTo(folder.resolve("mixed"));
    StringWriter out = new StringWriter();
    dump.json(ImageSource.of(mixed), out);
    assertTrue(
        out.toString().contains("\"00283002\":{\"vr\":\"US\",\"Value\":[2,40000,16]}"),
        out.toString());
  }

  @Test
  void namesElementsThatAreYoungerThanDcm4che(@TempDir Path folder)
      throws ImageReadException, IOException {
    Attributes dataSet = CraftedFile.image(1, 1, 8, new byte[2]);
    dataSet.setString(0x00080055, VR.AE, "M238916");
    dataSet.setNull(0x001811b0, VR.LO);
    dataSet.setBytes(0x001811b7, VR.FD, new byte[] {0, 0, 0, 0, 0, 0, (byte) 0xf8, 0x3f});
    dataSet.setBytes(0x00720082, VR.UN, new byte[] {1, 0, 0, 0, 0, 0, 0, 0});
    Path implicit = folder.resolve("file");
    CraftedFile.write(implicit, dataSet, UID.ImplicitVRLittleEndian);

    StringWriter out = new StringWriter();
    dump.text(ImageSource.of(implicit), out);
    String lines = out.toString().replaceAll(" {2,}#", " #");
    assertTrue(lines.contains("(0008,0055) AE [M238916] # 8, 1 StationAETitle"), lines);
    assertTrue(lines.contains("(0018,11b0) LO (no value available) # 0, 0 AcquisitionMode"), lines);
    assertTrue(lines.contains("(0018,11b7) FD 1.5 # 8, 1 ContrastBolusInjectionDelay"), lines);
    assertTrue(
        lines.contains("(0072,0082) UN 01\\00\\00\\00\\00\\00\\00\\00 # 8, 1 SelectorSVValue"),
        lines);
  }

  /// PS3.3 C.12.1.1.2 names GBK, which dcm4che does not know.
  @Test
  void readsNamesInGbk(@TempDir Path folder) throws ImageReadException, IOException {
    Path chinese =
        CraftedFile.explicit()
            .text(0x00080005, "CS", "GBK ")
            .element(0x00100010, "PN", "王".getBytes(Charset.forName("GBK")))
            .writeTo(folder.resolve("gbk.dcm"));
    StringWriter out = new StringWriter();
    dump.json(ImageSource.of(chinese), out);
    assertTrue(out.toString().contains("王"), out.toString());
  }

  @Test
  void writesDicomJson() throws ImageReadException, IOException {
    StringWriter out = new StringWriter();
    dump.json(ImageSource.of(file), out);
    assertEquals(
        """
        {"00080008":{"vr":"CS","Value":["ORIGINAL","PRIMARY"]},\
        "00080050":{"vr":"SH"},\
        "00082218":{"vr":"SQ","Value":[{"00080100":{"vr":"SH","Value":["T-D3000"]}}]},\
        "00100010":{"vr":"PN","Value":[{"Alphabetic":"PHANTOM^SQUARE"}]},\
        "00181151":{"vr":"IS","Value":[12]},\
        "00280010":{"vr":"US","Value":[2]},\
        "00280030":{"vr":"DS","Value":[0.50,0.1]},\
        "00290010":{"vr":"OB","InlineBinary":"Af8="},\
        "7FE00010":{"vr":"OW"}}
        """,
        out.toString());
  }
}
