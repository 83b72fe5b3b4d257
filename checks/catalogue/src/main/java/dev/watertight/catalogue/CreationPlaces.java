package dev.watertight.catalogue;

import java.util.List;
import java.util.Map;

/**
 * Where making a long-lived resource is legitimate.
 *
 * @param structural shapes of code by id, such as {@code lazy-getter}, each with its meaning for
 *     people
 * @param declared places that frameworks call once
 */
public record CreationPlaces(Map<String, String> structural, List<CreationPlace> declared) {
  public CreationPlaces {
    structural = Map.copyOf(structural);
    declared = List.copyOf(declared);
  }
}
