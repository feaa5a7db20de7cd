package dev.lantern.imaging;

import java.util.List;

/// A data element of a file (PS3.5 7.1), or an item of a sequence, as words.
///
/// @param tag group and element number; of an item (FFFE,E000)
/// @param vr Value Representation; empty for an item
/// @param keyword of the data dictionary (PS3.6); for a private element its creator's name
/// @param value in words, cut to a bearable length; empty where there is none
/// @param personal the value may tell who the patient is, or who looked at the patient, where or
///     when
/// @param children items of a sequence, or elements of an item
public record HeaderElement(
    int tag,
    String vr,
    String keyword,
    String value,
    boolean personal,
    List<HeaderElement> children) {
  public HeaderElement {
    children = List.copyOf(children);
  }

  /// Whether the keyword is text of the file itself, which may say anything: that of a private
  /// element is the value of its creator's, PS3.5 7.8.1.
  public boolean keywordOfFile() {
    return (tag >>> 16 & 1) != 0 && (tag & 0xffff) > 0xff;
  }
}
