package org.corridor.feeds.inbox;

/// Two proposals that cannot both be so, side by side; which one is, nobody says here.
///
/// @param why what in their structure does not go together
public record Conflict(Waiting one, Waiting other, String why) {}
