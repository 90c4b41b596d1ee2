package org.corridor.workflows;

/// Something that a coordinator should know before anybody boards.
///
/// @param rule code, from the failure catalogue (F), the invariants (I) or the checklist (H)
/// @param serious people cannot be sent on this basis
/// @param text in words, with what to do
/// @param source on which it rests; may be empty
public record Warning(String rule, boolean serious, String text, String source) {}
