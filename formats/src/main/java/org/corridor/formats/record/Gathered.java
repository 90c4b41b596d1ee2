package org.corridor.formats.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Work that many ask for and one does for all who wait.
///
/// **Method.** Whoever asks joins a queue. The first of it does the work for all who are in it by
/// then, and hands on to the first of those who have come meanwhile.
/// **Invariant.** While somebody is at it nobody else takes from the queue. Whoever is taken from
/// it is answered, whatever happens.
final class Gathered<Q, A> {
  private final Function<List<Q>, List<A>> work;
  private final Queue<Waiting<Q, A>> queue = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean atIt = new AtomicBoolean();

  /// @param work done by one at a time: an answer to each, in their order
  Gathered(Function<List<Q>, List<A>> work) {
    this.work = work;
  }

  private static final class Waiting<Q, A> {
    private final Q question;

    /// True where the work is theirs to do; false when it has been done.
    private final CompletableFuture<Boolean> turn = new CompletableFuture<>();

    private @Nullable A answer;
    private @Nullable RuntimeException trouble;

    Waiting(Q question) {
      this.question = question;
    }
  }

  /// The answer to a question.
  ///
  /// @throws RuntimeException that the work ended with
  A ask(Q question) {
    Waiting<Q, A> mine = new Waiting<>(question);
    queue.add(mine);
    if (atIt.compareAndSet(false, true) || mine.turn.join()) {
      try {
        workForAll();
      } finally {
        handOn();
      }
    }
    if (mine.trouble != null) {
      throw mine.trouble;
    }
    return Objects.requireNonNull(mine.answer);
  }

  private void workForAll() {
    List<Waiting<Q, A>> together = new ArrayList<>();
    for (Waiting<Q, A> next = queue.poll(); next != null; next = queue.poll()) {
      together.add(next);
    }
    RuntimeException trouble = new IllegalStateException("What was asked for was not done");
    try {
      List<A> answers = work.apply(together.stream().map(w -> w.question).toList());
      for (int n = 0; n < together.size(); n++) {
        together.get(n).answer = answers.get(n);
      }
    } catch (RuntimeException e) {
      trouble = e;
    } finally {
      for (Waiting<Q, A> one : together) {
        if (one.answer == null) {
          one.trouble = trouble;
        }
        one.turn.complete(false);
      }
    }
  }

  /// Nobody is asked to go on but by whoever is at it: others may have been answered since.
  private void handOn() {
    while (true) {
      Waiting<Q, A> next = queue.peek();
      if (next != null) {
        next.turn.complete(true);
        return;
      }
      atIt.set(false);
      if (queue.isEmpty() || !atIt.compareAndSet(false, true)) {
        return;
      }
    }
  }
}
