package dev.watertight.catalogue;

/** The data files that come with Watertight. */
final class Families {
  private static final String LIST = "families.txt";

  private Families() {}

  static Facts readAll() {
    Facts facts = new Facts();
    Lines families = Lines.ofResource(LIST);
    while (families.advance()) {
      String family = families.keyword();
      FactsReader.read(Lines.ofResource(family.concat(".txt")), family, facts);
    }
    return facts;
  }
}
