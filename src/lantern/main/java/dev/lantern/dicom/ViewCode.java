package dev.lantern.dicom;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dcm4che3.data.Tag;

/// The view of a radiograph by View Code Sequence (0054,0220), which a DX image must have where it
/// may lack View Position, PS3.3 C.8.11.5: one of CID 4010 DX View, PS3.16.
final class ViewCode {
  /// SNOMED CT, what the standard had before it (SRT, and wrong ones of that), meaning.
  private static final String CONTEXT_GROUP =
      """
      399033003 R-10202 frontal
      399160007 R-10204 frontal oblique
      399348003 R-10206 antero-posterior
      399312000 R-10208 antero-posterior oblique
      399038007 R-10210 right posterior oblique
      399006002 R-10212 left posterior oblique
      272479007 R-40888,R-10214 postero-anterior
      399059000 R-10216 postero-anterior oblique
      399356000 R-40985,R-10218 right anterior oblique
      399135007 R-10220 left anterior oblique
      30730003 G-A145,R-10222 sagittal
      399260004 R-10224 medial-lateral
      260427002 R-40783 lateral oblique
      399352003 R-10228 lateral-medial
      260426006 R-40782 medial oblique
      399198007 R-10232 right lateral
      399236003 R-10234 right oblique
      399173006 R-10236 left lateral
      399184004 R-10238 left oblique
      399061009 R-10241 axial
      399162004 R-10242 cranio-caudal
      399196006 R-10244 caudo-cranial
      399004004 R-10246 oblique axial
      399288005 R-10248 oblique cranio-caudal
      399225005 R-10250 oblique caudo-cranial
      399132005 R-10252 frontal-oblique axial
      399325008 R-10254 sagittal-oblique axial
      399182000 R-102C1 oblique
      399067008 R-102CD lateral
      399110001 R-102C2 tangential
      399255003 R-10256 submentovertical
      399360002 R-10257 verticosubmental
      399071006 R-102C3 plantodorsal
      399335002 R-102C4 dorsoplantar
      399272005 R-102C5 parietoacanthial
      399242004 R-102C6 acanthioparietal
      399351005 R-102C7 orbitoparietal
      399316002 R-102C8 parieto-orbital
      399099002 R-10230 latero-medial oblique
      399368009 R-10226 medio-lateral oblique
      119376003 G-8300 tissue specimen
      260499007 R-40810 occlusal projection
      """;

  /// What View Position (0018,5101) calls them, PS3.3 C.8.1.1.
  private static final Map<String, String> POSITIONS =
      Map.of(
          "antero-posterior", "AP",
          "postero-anterior", "PA",
          "left lateral", "LL",
          "right lateral", "RL");

  private static final Map<String, String> WORDS = words();

  private ViewCode() {}

  /// @param elements of the image
  /// @return the view as View Position calls it, else its meaning in upper case; by the code, else
  ///     by a meaning that is one of the context group's; empty for any other
  static String of(DataElements elements) {
    return elements
        .item(Tag.ViewCodeSequence, 0)
        .map(
            code ->
                WORDS.getOrDefault(
                    key(code.text(Tag.CodeValue)),
                    WORDS.getOrDefault(key(code.text(Tag.CodeMeaning)), "")))
        .orElse("");
  }

  /// @param position View Position, as stored
  /// @return in upper case, and in the standard's letters where it is written out
  static String position(String position) {
    return WORDS.getOrDefault(key(position), position.toUpperCase(Locale.ROOT));
  }

  private static Map<String, String> words() {
    Map<String, String> words = new HashMap<>();
    for (String line : CONTEXT_GROUP.lines().toList()) {
      List<String> parts = List.of(line.split(" ", 3));
      String meaning = parts.getLast();
      String word = POSITIONS.getOrDefault(meaning, meaning.toUpperCase(Locale.ROOT));
      words.put(key(parts.getFirst()), word);
      for (String code : parts.get(1).split(",", -1)) {
        words.put(key(code), word);
      }
      words.put(key(meaning), word);
      words.put(key(word), word);
    }
    return Map.copyOf(words);
  }

  /// A meaning is written with hyphens or spaces, or with neither.
  private static String key(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[ -]", "");
  }
}
