package org.corridor.log;

/// Something that happened, in the words of one context. What it means is decided there; the log
/// keeps it.
public interface Event {}
