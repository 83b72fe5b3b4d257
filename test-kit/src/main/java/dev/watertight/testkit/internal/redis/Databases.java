package dev.watertight.testkit.internal.redis;

/** The numbered databases of a Redis, as tests take them and give them back. */
interface Databases extends AutoCloseable {
  int take();

  void giveBack(int database);

  @Override
  default void close() {}
}
