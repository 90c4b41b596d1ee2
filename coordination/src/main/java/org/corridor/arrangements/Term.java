package org.corridor.arrangements;

/// The terms of an arrangement, T1 to T20: what must be said before anybody boards.
public enum Term {
  T1("route and alternates", true),
  T2("direction", true),
  T3("windows", true),
  T4("suspension of hostilities: area, weapons, parties", true),
  T5("who may move", true),
  T6("vehicles and markings", true),
  T7("goods", false),
  T8("checkpoints and screening", true),
  T9("destinations and free choice", true),
  T10("escort or monitor", false),
  T11("communications and liaison", true),
  T12("notification lead times", true),
  T13("incidents and suspension", true),
  T14("guarantees", false),
  T15("public information", true),
  T16("medical", false),
  T17("data: lists, counts, filming", false),
  T18("linked movements", false),
  T19("duration, renewal, end", true),
  T20("those who stay", true);

  private final String meaning;
  private final boolean needed;

  Term(String meaning, boolean needed) {
    this.meaning = meaning;
    this.needed = needed;
  }

  public String meaning() {
    return meaning;
  }

  /// Is the text complete only with it? The others may be left out, or say that there is nothing.
  public boolean needed() {
    return needed;
  }
}
