package dev.watertight.catalogue;

import java.util.List;

/**
 * Whether a type is an {@link AutoCloseable}, computed over its whole hierarchy in the newest
 * version read.
 *
 * @param answer yes, no, or only from some JDK on
 * @param sinceJdk the JDK of {@link Answer#SINCE}, else 0
 * @param notIn older library versions where the answer is still no
 */
public record Support(Answer answer, int sinceJdk, List<String> notIn) {

  /** The three answers. */
  public enum Answer {
    YES,
    NO,
    SINCE
  }

  /** Always an {@code AutoCloseable}. */
  public static final Support YES = new Support(Answer.YES, 0, List.of());

  /** Never an {@code AutoCloseable}. */
  public static final Support NO = new Support(Answer.NO, 0, List.of());

  public Support {
    notIn = List.copyOf(notIn);
  }

  /** An {@code AutoCloseable} from this JDK on. */
  public static Support since(int jdk) {
    return new Support(Answer.SINCE, jdk, List.of());
  }

  /** Whether the type is an {@code AutoCloseable} when run on this JDK, with the newest library. */
  public boolean on(int jdk) {
    return answer == Answer.YES || (answer == Answer.SINCE && jdk >= sinceJdk);
  }
}
