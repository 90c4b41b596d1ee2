package org.corridor.operations;

/// The go/no-go list. One NO or UNKNOWN on a hard item (H) blocks.
public enum Item {
  H1("all parties accepted the same text"),
  H2("their acceptance is recorded and archived"),
  H3("a suspension covers every stretch for the time of passage and the margin"),
  H4("every stretch is clear of mines and shells: how, who, when; alternates too"),
  H5("bridges and road carry the vehicles"),
  H6("every unit and checkpoint on the route has the order"),
  H7("the notification is acknowledged, in time, and has not expired"),
  H8("the liaison line was tested by both sides"),
  H9("evacuees know the screening terms"),
  H10("the destination accepts and can take in as many as come"),
  H11("vehicles, fuel, drivers, markings, mechanic, water"),
  H12("medical escort, ambulances, stretcher places"),
  H13("the last moment to be through is computed; the convoy leader knows where to turn back"),
  H14("people were told in time, in their languages, with a hotline"),
  H15("the assembly points have a plan for the crowd"),
  H16("a rule for families and for children without company"),
  H17("a linked movement on the other side is ready too"),
  S1("weather, daylight, curfew"),
  S2("monitors in place"),
  S3("a rule for media"),
  S4("a rule for data: no lists carried, phones"),
  S5("a plan for those who stay"),
  S6("incidents near the route in the last 24 hours were looked at");

  private final String meaning;

  Item(String meaning) {
    this.meaning = meaning;
  }

  public String meaning() {
    return meaning;
  }

  /// Is there no corridor without it?
  public boolean always() {
    return this == H1 || this == H2 || this == H3 || this == H4 || this == H6 || this == H7;
  }

  public boolean hard() {
    return name().startsWith("H");
  }
}
