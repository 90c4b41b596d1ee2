package org.corridor.discern;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.corridor.feeds.Span;
import org.corridor.feeds.read.SecondReader.Insight;
import org.corridor.feeds.read.SecondReader.Judgement;

/// What the network sees in a whole text.
final class Views implements Insight {
  private static final Judgement NOTHING = new Judgement(0, Map.of(), null, 0, null, 0);

  /// Each by where it begins.
  private final NavigableMap<Integer, View> views = new TreeMap<>();
  private final List<Span> statements;

  Views(List<View> views) {
    views.forEach(v -> this.views.put(v.begin(), v));
    statements = views.stream().flatMap(v -> v.statements().stream()).toList();
  }

  @Override
  public List<Span> statements() {
    return statements;
  }

  @Override
  public Judgement of(Span words) {
    Map.Entry<Integer, View> view = views.floorEntry(words.from());
    if (view == null) {
      view = views.firstEntry();
    }
    return view == null ? NOTHING : view.getValue().of(words);
  }
}
