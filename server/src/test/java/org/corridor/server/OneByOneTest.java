package org.corridor.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.corridor.formats.Problem;
import org.corridor.store.StoreTrouble;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// The store fails in the midst of several decisions.
class OneByOneTest {
  @Test
  void whatWasDoneBeforeTheStoreFailedIsTold() {
    List<String> tried = new ArrayList<>();
    Map<String, Object> told = OneByOne.decided(List.of("P-1", "P-2", "P-3", "P-4"), id -> {
      tried.add(id);
      if (id.equals("P-2")) {
        throw new ResponseStatusException(HttpStatus.CONFLICT, "decided on already");
      }
      if (id.equals("P-3")) {
        throw new StoreTrouble("no connection", null);
      }
    });
    assertThat(tried).containsExactly("P-1", "P-2", "P-3");
    assertThat(told.get("done")).isEqualTo(List.of("P-1"));
    assertThat(told.get("refused"))
        .asInstanceOf(InstanceOfAssertFactories.list(Problem.class))
        .extracting(Problem::field)
        .containsExactly("P-2", "P-3", "P-4");
  }

  @Test
  void whereNothingWasDoneTheFaultIsTheAnswer() {
    assertThatThrownBy(() -> OneByOne.decided(List.of("P-1"), _ -> {
          throw new StoreTrouble("no connection", null);
        }))
        .isInstanceOf(StoreTrouble.class);
  }
}
