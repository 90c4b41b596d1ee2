package org.corridor.feeds;

/// A line of a publication, and what it is.
public record Line(Span span, Kind kind) {
  /// Only body and title are read; the rest is kept apart.
  public enum Kind {
    TITLE,
    BODY,
    SOURCE,
    DATELINE,
    CAPTION,
    SHARE,
    RELATED,
    NAVIGATION
  }

  public boolean isRead() {
    return kind == Kind.BODY || kind == Kind.TITLE;
  }
}
