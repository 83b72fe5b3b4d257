package dev.watertight.rules;

import dev.watertight.model.Place;

/**
 * One step that leads to a finding.
 *
 * @param place in the file of the finding
 * @param note a few words, such as {@code opened here}
 */
public record Step(Place place, String note) {}
