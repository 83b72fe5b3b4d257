package dev.watertight.testkit.environment.bot;

/**
 * One thing of a reading.
 *
 * @param id equal in two readings if, and only if, it is the same thing
 * @param group what is alike, such as all sockets to one server or all objects of one class
 * @param text for people
 * @param amount what it adds to the total: 1 for things, its bytes for a class of objects
 */
public record Item(String id, String group, String text, long amount) {
  static Item one(String id, String group, String text) {
    return new Item(id, group, text, 1);
  }
}
