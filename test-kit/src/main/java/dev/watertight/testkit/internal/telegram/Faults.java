package dev.watertight.testkit.internal.telegram;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The faults that a test armed, in order. */
public final class Faults {
  private final Monitor monitor;
  private final List<Fault> armed = new ArrayList<>();

  Faults(Monitor monitor) {
    this.monitor = monitor;
  }

  /** Arms a fault; a null method means any but getUpdates, a null chat any. */
  public Fault arm(
      Fault.Kind kind,
      @Nullable String method,
      @Nullable String chatId,
      int times,
      int code,
      String description,
      Duration duration) {
    Fault fault = new Fault(kind, method, chatId, times, code, description, duration);
    monitor.run(() -> armed.add(fault));
    return fault;
  }

  @Nullable Fault take(String method, String chatId) {
    for (Fault fault : armed) {
      if (fault.matches(method, chatId)) {
        fault.use();
        return fault;
      }
    }
    return null;
  }

  /** The faults that no call has met, or not as often as was wanted. */
  public List<String> pending() {
    return armed.stream().filter(Fault::isPending).map(Fault::shown).toList();
  }

  void clear() {
    armed.forEach(Fault::release);
    armed.clear();
  }
}
