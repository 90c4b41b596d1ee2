package org.corridor.formats.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.corridor.workflows.Assessment;

/// A plan as files for those who work with it.
public final class PlanFiles {
  private PlanFiles() {}

  /// Texts by the names of the files.
  public static Map<String, String> of(Assessment plan) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("plan.json", PlanJson.of(plan));
    files.put("plan.geojson", PlanGeoJson.of(plan));
    files.put(IssuedPlanFile.NAME, IssuedPlanFile.of(plan));
    files.put("timetable.csv", Timetable.of(plan));
    files.put("report.html", ReportPage.of(plan));
    return files;
  }
}
