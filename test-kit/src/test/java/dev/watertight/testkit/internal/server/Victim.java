package dev.watertight.testkit.internal.server;

import dev.watertight.testkit.Backend;
import dev.watertight.testkit.environment.Postgres;
import dev.watertight.testkit.environment.Redis;
import dev.watertight.testkit.environment.bot.ContainerBot;
import dev.watertight.testkit.internal.Owner;

/** A test JVM that opens servers and is then killed; see {@link DeathSuite}. */
final class Victim {
  private Victim() {}

  public static void main(String[] args) throws Exception {
    Backend backend = Backend.valueOf(args[0]);
    Redis redis = Redis.settings().on(backend).open();
    if (args[1].equals("paused")) {
      redis.pause();
    } else if (args[1].equals("both")) {
      Postgres.settings().on(backend).open();
      if (backend == Backend.DOCKER) {
        ContainerBot.of("redis:7-alpine").withCommand("sleep", "1000").start();
      }
    }
    System.out.println("owner=" + Owner.current().label());
    System.in.read();
  }
}
