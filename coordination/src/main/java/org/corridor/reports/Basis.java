package org.corridor.reports;

/// What a statement rests on.
///
/// @param standing measured, reported or assumed
/// @param source who says so, or where it is written; empty when nobody was named
public record Basis(Standing standing, String source) {
  public static final Basis NOT_NAMED = new Basis(Standing.ASSUMED, "");
}
