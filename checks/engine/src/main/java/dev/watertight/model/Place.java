package dev.watertight.model;

/**
 * A half-open range of UTF-16 offsets into the text of a file.
 *
 * @param start offset of the first character
 * @param end offset behind the last character, never before {@code start}
 */
public record Place(int start, int end) {
  /** Refuses a range that ends before it starts. */
  public Place {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a range: " + start + ".." + end);
    }
  }

  /** Whether the other range lies in this one. */
  public boolean contains(Place other) {
    return start <= other.start && other.end <= end;
  }
}
