package dev.watertight.sample.dialog;

/** Is told what happens to updates, to count it or to log it; from any thread. */
public interface DialogEvents {
  /** Is told in vain. */
  DialogEvents NONE =
      new DialogEvents() {
        @Override
        public void ended(Incoming incoming, Outcome outcome) {}

        @Override
        public void handlerFailed(Incoming incoming, Exception cause) {}

        @Override
        public void storageFailed(Incoming incoming, StorageException cause) {}

        @Override
        public void undeliverable(Incoming incoming, UndeliverableException cause) {}
      };

  /** What became of an update. */
  enum Outcome {
    HANDLED,
    /** It had been handled before; its answers were sent if the user did not have them. */
    REDELIVERED,
    /** The handler threw. */
    FAILED,
    OTHER_RELEASE,
    FOREIGN_DATA,
    STORAGE_AWAY,
    STORAGE_FULL
  }

  void ended(Incoming incoming, Outcome outcome);

  /** A handler threw; the dialog ends. */
  void handlerFailed(Incoming incoming, Exception cause);

  /** The storage did not do what was asked; it is asked again, or given up if the wait is over. */
  void storageFailed(Incoming incoming, StorageException cause);

  /** An answer will never arrive. */
  void undeliverable(Incoming incoming, UndeliverableException cause);
}
