package org.corridor.feeds;

/// How a side puts it that a round of talks ended.
///
/// @param ordinal of the round, from 1
/// @param by code of the party whose delegate or official says so
/// @param outcome `no result`, `partial`, `agreed in principle`, `signed`, `walkout`
public record OutcomeTold(Span span, int ordinal, String by, String outcome, String why) {}
