package dev.watertight.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class StorageContractTest {
  /** As a team extends it. */
  static final class FakeStorageKeepsTheContract extends StorageContract {
    @Override
    protected StorageUnderTest open(Surroundings surroundings) {
      return new FakeStorage(surroundings.redis().uri());
    }
  }

  @Test
  void a_storage_that_keeps_all_passes() {
    assertThat(new FakeStorageKeepsTheContract().verify().toString())
        .isEqualTo("STO1 (what is written is read): kept");
  }

  @Test
  void sto1_fails_where_the_state_is_dropped() {
    StorageContract contract =
        new StorageContract() {
          @Override
          protected StorageUnderTest open(Surroundings surroundings) {
            return new FakeStorage(surroundings.redis().uri()) {
              @Override
              public void write(Conversation conversation, StoredDialog dialog) {
                super.write(
                    conversation, new StoredDialog(java.util.Optional.empty(), dialog.data()));
              }
            };
          }
        };
    assertThatThrownBy(contract::sto1_what_is_written_is_read)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "STO1 (what is written is read) does not hold for ",
            "but was: nothing",
            "storage.write(user 101, state \"order:phone\", data {}) -> done",
            "storage.read(user 101) -> nothing",
            "What Redis holds (database ",
            "docs/kit/contracts/StorageContract.md#sto1");
  }
}
