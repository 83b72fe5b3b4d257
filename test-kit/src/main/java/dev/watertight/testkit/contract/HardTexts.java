package dev.watertight.testkit.contract;

import java.util.List;

/** What users write, and storages stumble over. */
final class HardTexts {
  static final List<String> ALL =
      List.of(
          "Grüße aus Łódź, Привет, 你好, שלום",
          "👩‍🔧 needs a 🛠️",
          "the \"big\" one, O'Brien's, `back` and \\ slash",
          "first line\nsecond line\r\n\tthird",
          "a:b|c{d}e[f],g;h=i&j%k?l*m/n.o#p$q",
          "{\"state\":\"admin\"}",
          "null",
          "",
          "  around  ",
          "0".repeat(8 * 1024));

  private HardTexts() {}

  /** A state with a text in it, for a storage that keeps no data. */
  static StoredDialog state(String text) {
    return StoredDialog.in("order:" + text);
  }
}
