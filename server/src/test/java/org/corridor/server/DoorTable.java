package org.corridor.server;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.corridor.formats.record.RecordJson;

/// Who may read at which door; what they see there is another matter. `*` is asked elsewhere.
final class DoorTable {
  static final Map<String, String> DOORS = new TreeMap<>();

  static {
    String all = "CDLdlMORTPA";
    for (String path : List.of(
        "me",
        "me/passkeys",
        "record",
        "offers",
        "timeline",
        "account",
        "map",
        "jobs",
        "scenarios",
        "live",
        "record/csv",
        "offers/csv",
        "timeline/csv",
        "figures/hxl",
        "corridor-days/hxl",
        "kinds",
        "starter",
        "schemas/{name}",
        "arrangements/{id}/contacts",
        "figures/sum?ids=UN-10M",
        "map/towns?west=30&south=40&east=40&north=50",
        "ways")) {
      DOORS.put("/api/" + path, all);
    }
    RecordJson.lists().forEach(list -> DOORS.put("/api/" + list, all));
    DOORS.put("/api/arrangements/{id}", "*");
    DOORS.put("/api/arrangements/{id}/texts/compare", "*");
    DOORS.put("/api/arrangements/{id}/check", "CM");
    DOORS.put("/api/arrangements/{id}/notice?exercise=true", "C");
    DOORS.put("/api/scenarios/{name}", "CMO");
    DOORS.put("/api/scenarios/{name}/sites", "");
    DOORS.put("/api/notifications/{id}/request", "");
    DOORS.put("/api/jobs/{id}", "");
    DOORS.put("/api/jobs/{id}/result", "");
    DOORS.put("/api/export", "");
    DOORS.put("/api/verify", "");
    DOORS.put("/api/accounts", "");
    DOORS.put("/api/access", "");
    DOORS.put("/api/inbox", "CM");
    DOORS.put("/api/inbox/conflicts", "CM");
    DOORS.put("/api/inbox/groups", "CM");
    DOORS.put("/api/inbox/{id}/original", "");
    DOORS.put("/api/inbox/{id}/around", "");
    DOORS.put("/api/roads", "CDd");
    DOORS.put("/api/roads/{name}", "");
    DOORS.put("/api/roads/{name}/picture", "");
  }

  /// Who may change something: method, address and, behind it, what is sent. `*` is asked
  /// elsewhere.
  static final Map<String, String> WRITES = new TreeMap<>();

  static {
    String all = "CDLdlMORTPA";
    String scenarios = "CDd";
    WRITES.put("POST /api/items []", all);
    WRITES.put("POST /api/files?name=a.gpx", "*");
    WRITES.put("POST /api/reports?name=a.txt x", "CM");
    WRITES.put("POST /api/reports/fetch", "*");
    WRITES.put("POST /api/reports/{id}/date {\"published\":\"2022-03-05\"}", "CM");
    for (String decision : List.of("confirm", "reject", "reopen", "merge", "mend", "unmend")) {
      WRITES.put("POST /api/inbox/{id}/" + decision + " {\"parts\":{\"a\":\"b\"}}", "CM");
    }
    WRITES.put("POST /api/inbox/confirm {\"ids\":[\"P-0\"]}", "CM");
    WRITES.put("POST /api/inbox/reject {\"ids\":[\"P-0\"]}", "CM");
    WRITES.put("POST /api/sites?name=a.csv x", scenarios);
    WRITES.put("POST /api/roads/{name}?file=a.pbf x", scenarios);
    WRITES.put("DELETE /api/roads/{name}", scenarios);
    WRITES.put("PUT /api/roads/areas/{name} {}", scenarios);
    WRITES.put("DELETE /api/roads/areas/{name}", scenarios);
    WRITES.put("PUT /api/scenarios/{name} {\"files\":{}}", scenarios);
    WRITES.put("DELETE /api/scenarios/{name}", scenarios);
    for (String job : List.of("plans {}", "replans {}", "orders {\"seconds\":1}")) {
      WRITES.put("POST /api/scenarios/{seen}/" + job, "CMO");
    }
    WRITES.put("POST /api/scenarios/{seen}/simulations {\"runs\":1}", "CMO");
    WRITES.put("POST /api/comparisons {\"first\":\"{seen}\",\"second\":\"{seen}\"}", "CMO");
    WRITES.put("POST /api/jobs/{id}/enough", "");
    WRITES.put("DELETE /api/jobs/{id}", "");
    WRITES.put("POST /api/accounts {}", "");
    WRITES.put("DELETE /api/accounts/{name}", "");
    WRITES.put("POST /api/accounts/{name}/sessions/end", "");
    WRITES.put("POST /api/record/import?name=a x", "");
    WRITES.put("POST /api/forget?subject=a", "");
    WRITES.put("POST /api/arrangements/{id}/notice/cancel x", "C");
    WRITES.put("POST /api/me/password", "*");
    WRITES.put("DELETE /api/me/passkeys/{id}", "");
    WRITES.put("POST /api/break-glass", "*");
    WRITES.put("POST /api/session", "*");
    WRITES.put("POST /api/session/end", "*");
  }

  private DoorTable() {}
}
