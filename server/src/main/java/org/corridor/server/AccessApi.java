package org.corridor.server;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.corridor.store.PostgresAccounts;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What was shown to whom; for administrators.
@RestController
@RequestMapping("/api/access")
@Tag(name = "Access")
class AccessApi {
  private final PostgresAccounts accounts;

  AccessApi(PostgresAccounts accounts) {
    this.accounts = accounts;
  }

  @Operation(summary = "A page of what was shown to whom, the last first.")
  @GetMapping
  Map<String, List<PostgresAccounts.Shown>> shown(
      @RequestParam(name = "from", defaultValue = "0") int from,
      @RequestParam(name = "limit", defaultValue = "100") int limit) {
    Pages.require(from, limit);
    return Map.of("items", accounts.shown(from, limit));
  }
}
