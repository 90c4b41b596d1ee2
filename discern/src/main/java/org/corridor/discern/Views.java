package org.corridor.discern;

import java.util.List;
import java.util.Map;
import org.corridor.feeds.Span;
import org.corridor.feeds.read.SecondReader.Insight;
import org.corridor.feeds.read.SecondReader.Judgement;

/// What the network sees in a whole text.
record Views(List<View> views) implements Insight {
  private static final Judgement NOTHING = new Judgement(0, Map.of(), null, 0, null);

  Views {
    views = List.copyOf(views);
  }

  @Override
  public List<Span> statements() {
    return views.stream().flatMap(v -> v.statements().stream()).toList();
  }

  @Override
  public Judgement of(Span words) {
    for (View view : views) {
      if (view.covers(words)) {
        return view.of(words);
      }
    }
    return NOTHING;
  }
}
