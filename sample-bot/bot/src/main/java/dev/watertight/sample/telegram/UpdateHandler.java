package dev.watertight.sample.telegram;

import dev.watertight.sample.dialog.Incoming;
import java.util.List;

/** Handles updates. */
@FunctionalInterface
public interface UpdateHandler {
  /**
   * Handles all of them before it returns.
   *
   * @throws InterruptedException if it was told to stop; some may not have been handled
   */
  void handleAll(List<Incoming> batch) throws InterruptedException;
}
