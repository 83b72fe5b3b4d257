package dev.watertight.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * What is written is read, by whom it belongs to and nobody else, also after a restart. Rules STO;
 * see {@code docs/kit/contracts/StorageContract.md}.
 */
public abstract class StorageContract extends StorageRules {
  private static final Conversation ANNA = Conversation.of(101);

  @Test
  void sto1_what_is_written_is_read() throws Exception {
    holds(
        probe -> {
          StorageUnderTest storage = probe.open();
          storage.write(ANNA, StoredDialog.in("order:phone"));
          assertThat(storage.read(ANNA)).isEqualTo(StoredDialog.in("order:phone"));
        });
  }
}
