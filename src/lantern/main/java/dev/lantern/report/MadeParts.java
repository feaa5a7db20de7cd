package dev.lantern.report;

import dev.lantern.imaging.FileStamp;
import dev.lantern.imaging.ImageHeader.PatientFields;
import dev.lantern.imaging.ImageSource;
import dev.lantern.pipeline.BatchRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What is made once for a batch and serves its reports: the small pictures of the page, the PDFs
/// of studies that have not changed, and the patients, who are kept nowhere else. The tables of a
/// watched folder are written again and again; only what is new in them costs time. For every
/// thread.
public final class MadeParts {
  private final PagePictures pictures;
  private final Map<String, List<Page>> studies = new HashMap<>();
  private final Map<ImageSource, Patient> patients = new ConcurrentHashMap<>();

  /// @param formats that the batch writes
  public MadeParts(Set<ReportFormat> formats) {
    pictures = new PagePictures(formats.contains(ReportFormat.HTML) ? HtmlReport.MOST_PICTURES : 0);
  }

  /// A page of a study's PDF: what it says, and the pictures on it.
  record Page(ReportRow row, List<Optional<FileStamp>> pictures) {}

  /// Read from the file of that row.
  private record Patient(BatchRow row, PatientFields fields) {}

  PagePictures pictures() {
    return pictures;
  }

  /// Empty where none was read for this row. A file that comes again has another one.
  Optional<PatientFields> patient(BatchRow row) {
    return Optional.ofNullable(patients.get(row.source()))
        .filter(read -> read.row().equals(row))
        .map(Patient::fields);
  }

  void keep(BatchRow row, PatientFields patient) {
    patients.put(row.source(), new Patient(row, patient));
  }

  /// Whether a study has a PDF of this batch.
  synchronized boolean knows(String study) {
    return studies.containsKey(study);
  }

  /// Forgets the PDFs of all other studies, and names them: they have no page any more.
  synchronized Set<String> forgetAllBut(Set<String> current) {
    Set<String> gone = new HashSet<>(studies.keySet());
    gone.removeAll(current);
    studies.keySet().retainAll(current);
    return gone;
  }

  /// Whether a study's PDF holds just these pages.
  synchronized boolean has(String study, List<Page> pages) {
    return pages.equals(studies.get(study));
  }

  synchronized void keep(String study, List<Page> pages) {
    studies.put(study, List.copyOf(pages));
  }
}
