package dev.lantern.dicom;

import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.SkipReason;
import dev.lantern.inputs.FileIdentities;
import dev.lantern.inputs.FirstBytes;
import dev.lantern.inputs.InputVisitor;
import dev.lantern.inputs.InputWalk;
import dev.lantern.inputs.Listing;
import dev.lantern.inputs.ListingListener;
import dev.lantern.inputs.Refusal;
import dev.lantern.inputs.ScanInputs;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Finds the images behind what a user names: files, the entries of ZIP archives, the files that a
/// DICOMDIR refers to. Every file found becomes a source, and so does every one that should be
/// there; of each, the first bytes are read.
public final class StudyScanner {
  private final DicomLimits limits;

  public StudyScanner(DicomLimits limits) {
    this.limits = limits;
  }

  /// Lists the sources behind inputs. Never throws for what it finds.
  public Listing scan(ScanInputs inputs, ListingListener listener) {
    return new Scan(inputs, listener).run();
  }

  /// One listing under way.
  private final class Scan implements InputVisitor {
    private final ListingListener listener;
    private final InputWalk walk;
    private final TreeSet<ImageSource> sources = new TreeSet<>();
    private final Map<ImageSource, Refusal> refusals = new HashMap<>();

    Scan(ScanInputs inputs, ListingListener listener) {
      this.listener = listener;
      this.walk = new InputWalk(inputs, this);
    }

    Listing run() {
      List<String> unmatched = walk.run();
      return new Listing(
          List.copyOf(sources), refusals, unmatched, walk.notEntered(), !listener.cancelled());
    }

    @Override
    public boolean cancelled() {
      return listener.cancelled();
    }

    @Override
    public void file(Path file, BasicFileAttributes attributes, boolean named) {
      if (named && isDicomDir(file)) {
        addReferences(file);
        return;
      }
      ByteSource bytes = new ByteSource.OnDisk(file, attributes.size());
      try {
        byte[] head = bytes.readUpTo(0, DataSetFormat.SNIFFED);
        if (ZipDirectory.isZip(head) && !ZipDirectory.isDocument(head)) {
          addEntries(file, bytes);
        } else if (DataSetFormat.hasMagic(head)) {
          addImage(file, attributes, head);
        } else if (!DataSetFormat.mayBegin(head)) {
          refused(ImageSource.of(file), notDicom(attributes, head));
        } else if (DataSetFormat.of(bytes).isPresent()) {
          addImage(file, attributes, head);
        } else {
          byte[] read = bytes.readUpTo(0, DataSetFormat.WINDOW);
          refused(ImageSource.of(file), notDicom(attributes, read));
        }
      } catch (IOException e) {
        refused(ImageSource.of(file), Refusal.of(e));
      }
    }

    @Override
    public void refused(ImageSource source, Refusal refusal) {
      refusals.put(source, refusal);
      add(source);
    }

    private void add(ImageSource source) {
      sources.add(source);
      listener.found(sources.size());
    }

    /// What is larger than any scan is refused unopened, by a size that the next run finds again.
    private void addImage(Path file, BasicFileAttributes attributes, byte[] head) {
      ImageSource source = ImageSource.of(file);
      limits
          .refusal(attributes.size())
          .map(refusal -> refusal.restingOn(FirstBytes.of(attributes, ContentHash.of(head))))
          .ifPresentOrElse(refusal -> refused(source, refusal), () -> add(source));
    }

    private static Refusal notDicom(BasicFileAttributes attributes, byte[] head) {
      return new Refusal(
              SkipReason.NOT_DICOM, attributes.size() == 0 ? "an empty file" : "not a DICOM file")
          .restingOn(FirstBytes.of(attributes, ContentHash.of(head)));
    }

    private void addEntries(Path file, ByteSource bytes) throws IOException {
      try {
        boolean empty = true;
        for (ZipMember member : ZipDirectory.read(bytes, limits).members()) {
          if (!member.folder()) {
            empty = false;
            ImageSource source = new ImageSource(file, Optional.of(member.name()));
            member
                .refusal(limits)
                .ifPresentOrElse(refusal -> refused(source, refusal), () -> add(source));
          }
        }
        if (empty) {
          refused(ImageSource.of(file), new Refusal(SkipReason.NOT_DICOM, "an empty ZIP archive"));
        }
      } catch (ImageReadException e) {
        refused(ImageSource.of(file), new Refusal(e.reason(), e.detail()));
      }
    }

    /// A DICOMDIR is followed where it is named, and not as one file of a folder.
    @Override
    public void named(Path file) {
      if (!isDicomDir(file)) {
        return;
      }
      for (ImageSource met : List.copyOf(sources)) {
        if (isDicomDir(met.file())
            && met.entry().isEmpty()
            && FileIdentities.same(met.file(), file)) {
          sources.remove(met);
          addReferences(met.file());
        }
      }
    }

    private static boolean isDicomDir(Path file) {
      Path name = file.getFileName();
      return name != null && name.toString().equalsIgnoreCase("DICOMDIR");
    }

    /// A DICOMDIR that cannot be read, or refers to nothing, stands for itself.
    private void addReferences(Path dicomDir) {
      List<DicomDirFiles.Reference> references = new DicomDirFiles(limits).referencedBy(dicomDir);
      if (references.isEmpty()) {
        add(ImageSource.of(dicomDir));
      }
      for (DicomDirFiles.Reference reference : references) {
        if (cancelled()) {
          return;
        }
        switch (reference) {
          case DicomDirFiles.Within(Path file) -> walk.offer(file, "the DICOMDIR refers to it");
          case DicomDirFiles.Astray(String id, Refusal refusal) ->
              refused(new ImageSource(dicomDir, Optional.of(id)), refusal);
        }
      }
    }
  }
}
