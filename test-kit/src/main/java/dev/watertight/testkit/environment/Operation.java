package dev.watertight.testkit.environment;

/** What a test may want to do to a server and not every server allows; see {@code can}. */
public enum Operation {
  /** Stop it in good order and start it again. */
  RESTART,
  /** End it by SIGKILL. */
  KILL,
  /** Halt all of its processes by SIGSTOP. */
  PAUSE
}
