package org.corridor.arrangements;

import org.corridor.reports.Basis;

/// A guarantee that somebody says somebody gives. It counts only when the guarantor says so too.
///
/// @param guarantor who is said to guarantee
/// @param claimedBy who says so
/// @param text in which words
/// @param acknowledged the guarantor has acknowledged exactly this text
/// @param basis what it rests on
public record Guarantee(
    String guarantor, String claimedBy, String text, boolean acknowledged, Basis basis) {}
