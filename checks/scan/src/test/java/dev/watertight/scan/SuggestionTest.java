package dev.watertight.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SuggestionTest {
  @ParameterizedTest
  @CsvSource({
    "unclosedstorage, ' Did you mean UnclosedStorage?'",
    "UnclosdResource, ' Did you mean UnclosedResource?'",
    "Storage, ''",
    "x, ''",
    "'', ''"
  })
  void onlyWhatIsNearIsSuggested(String typed, String suggestion) {
    assertThat(Suggestion.of(typed, List.of("UnclosedResource", "UnclosedStorage")))
        .isEqualTo(suggestion);
  }
}
