package org.corridor.workflows;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.corridor.arrangements.InstrumentEvent;
import org.corridor.arrangements.Term;
import org.corridor.workflows.Viewer.Duty;

/// What those who have to act on an agreed text are given of it.
final class Extract {
  /// Who drives knows the whole road and what holds on it; who receives, whom and when; who sends
  /// off, who may go, when, and what becomes of those who stay.
  static final Map<Duty, Set<Term>> FOR = Map.of(
      Duty.OPERATOR,
      EnumSet.complementOf(EnumSet.of(Term.T14, Term.T19)),
      Duty.RECEPTION,
      EnumSet.of(Term.T2, Term.T3, Term.T5, Term.T9, Term.T16),
      Duty.MUNICIPALITY,
      EnumSet.of(Term.T2, Term.T3, Term.T5, Term.T6, Term.T9, Term.T15, Term.T20));

  private Extract() {}

  static InstrumentEvent.TermsDrafted of(InstrumentEvent.TermsDrafted text, Duty duty) {
    Set<Term> terms = FOR.getOrDefault(duty, Set.of());
    Map<String, Map<Term, String>> texts = new LinkedHashMap<>();
    text.texts().forEach((language, all) -> {
      Map<Term, String> some = new EnumMap<>(Term.class);
      all.forEach((term, words) -> {
        if (terms.contains(term)) {
          some.put(term, words);
        }
      });
      texts.put(language, some);
    });
    return new InstrumentEvent.TermsDrafted(
        text.instrument(),
        text.version(),
        "the parties",
        texts,
        stretches(text.route(), duty),
        text.opens(),
        text.closes(),
        text.evacuationStart(),
        text.marginMinutes(),
        text.noticeHours(),
        text.emergencyNoticeHours(),
        "");
  }

  private static List<InstrumentEvent.Leg> stretches(List<InstrumentEvent.Leg> route, Duty duty) {
    if (route.isEmpty() || duty == Duty.OPERATOR) {
      return route;
    }
    return List.of(duty == Duty.RECEPTION ? route.getLast() : route.getFirst());
  }
}
