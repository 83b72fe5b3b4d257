package dev.watertight.states;

import dev.watertight.model.Place;
import org.jspecify.annotations.Nullable;

/**
 * Work whose failure leaves a user in a dialog.
 *
 * @param clear the clear that is then left out
 * @param risk the work
 * @param caught where the failure is caught and the state kept, null where it leaves as exception
 * @param answered whether the user is told something where it is caught
 * @param expires whether the state goes by itself after a time
 * @param wayOut whether a word that leaves the dialog is looked for before the state
 * @param leftover whether the dialog was set idle before, so that only what was entered stays
 * @param asksAgain whether the next message is only answered unless it is what the work wants
 * @param certain whether nothing about it is a guess
 */
public record StuckState(
    StateAccess clear,
    Risk risk,
    @Nullable Place caught,
    boolean answered,
    boolean expires,
    boolean wayOut,
    boolean leftover,
    boolean asksAgain,
    boolean certain) {}
