package dev.watertight.scan;

import dev.watertight.model.SourceFile;
import dev.watertight.scan.files.JavaFile;
import dev.watertight.scan.report.Problem;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

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
  @Nullable SourceFile read(JavaFile file, List<Problem> problems) {
    SourceReader reader = idle.pollFirst();
    if (reader == null) {
      reader = new SourceReader(parts, order);
    }
    SourceFile model = reader.read(file, problems);
    // A reader that threw is not given back: who knows what state it is in.
    idle.addFirst(reader);
    return model;
  }
}
