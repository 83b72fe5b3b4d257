package dev.watertight.sample.dialog;

/** Where a dialog belongs lies something else. It is not touched; trying again does not help. */
public final class ForeignDataException extends StorageException {
  private static final long serialVersionUID = 1;

  /**
   * Makes one.
   *
   * @param place its key or row
   * @param problem why it is none of ours, without the content, which may be personal
   */
  public ForeignDataException(String place, String problem) {
    super(
        "%s holds something that this bot has not written (%s); it is left as it is. Move or delete it by hand."
            .formatted(place, problem));
  }
}
