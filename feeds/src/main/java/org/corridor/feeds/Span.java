package org.corridor.feeds;

/// A piece of a text, in UTF-16 code units.
///
/// @param from where it begins
/// @param to behind its last character
public record Span(int from, int to) {
  public Span {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("a span from " + from + " to " + to);
    }
  }

  public String of(String text) {
    return text.substring(from, to);
  }

  public boolean covers(Span other) {
    return from <= other.from && other.to <= to;
  }

  public boolean touches(Span other) {
    return from < other.to && other.from < to;
  }

  public int length() {
    return to - from;
  }
}
