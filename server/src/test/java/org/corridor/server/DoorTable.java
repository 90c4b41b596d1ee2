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
    DOORS.put("/api/roads", "CDd");
    DOORS.put("/api/roads/{name}", "");
    DOORS.put("/api/roads/{name}/picture", "");
  }

  private DoorTable() {}
}
