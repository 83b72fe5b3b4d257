package dev.watertight.scan;

import dev.watertight.scan.files.JavaFile;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Readers for as many threads as ask at once; starting a front end is dear, so they are kept. */
final class SourceReaders {
  private final Parts parts;
  private final List<FrontEndChoice> order;
  private final ConcurrentLinkedDeque<SourceReader> idle = new ConcurrentLinkedDeque<>();

  SourceReaders(Parts parts, List<FrontEndChoice> order) {
    this.parts = parts;
    this.order = order;
  }

  /** See {@link SourceReader#read}. */
  List<Reading> read(List<JavaFile> files) {
    SourceReader reader = idle.pollFirst();
    if (reader == null) {
      reader = new SourceReader(parts, order);
    }
    List<Reading> readings = reader.read(files);
    // A reader that threw is not given back: who knows what state it is in.
    idle.addFirst(reader);
    return readings;
  }
}
