package org.corridor.server.planning;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.workflows.MovedTerms;
import org.corridor.workflows.Progress;
import org.corridor.workflows.Viewer;
import org.jspecify.annotations.Nullable;

/// Computations: for those who run the movement, and for each delegation, one at a time of those
/// that answer a question and one of those that go on looking, for a planner uses all of the
/// machine; the coordinator's go before others'. Whoever asked sees how far it is, may stop it, and
/// has some minutes to fetch what came of it.
public final class Jobs implements AutoCloseable {
  private static final Logger LOGGER = Logger.getLogger(Jobs.class.getName());
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int WAITING_MAX = 3;
  private static final int RESULTS_MAX = 5;

  private final InstantSource clock;
  private final Map<String, Job> jobs = new ConcurrentHashMap<>();
  private final Map<String, ExecutorService> lanes = new ConcurrentHashMap<>();

  /// Jobs by a clock.
  public Jobs(InstantSource clock) {
    this.clock = clock;
  }

  private final AtomicLong asked = new AtomicLong();

  private static ExecutorService lane() {
    return new ThreadPoolExecutor(
        1,
        1,
        0,
        TimeUnit.SECONDS,
        new PriorityBlockingQueue<>(),
        Thread.ofPlatform().daemon().name("corridor-jobs-", 0).factory());
  }

  /// How long something takes.
  public enum Length {
    /// Somebody waits for the answer.
    SHORT,
    /// It goes on, and gets better or surer, for as long as it was told.
    LONG
  }

  private record Turn(int rank, long number, Runnable work) implements Runnable, Comparable<Turn> {
    @Override
    public void run() {
      work.run();
    }

    @Override
    public int compareTo(Turn other) {
      return Comparator.comparingInt(Turn::rank)
          .thenComparingLong(Turn::number)
          .compare(this, other);
    }
  }

  /// How far a job has come.
  public enum State {
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED
  }

  /// Something that is computed.
  public static final class Job implements Progress {
    private final String id = UUID.randomUUID().toString();
    private final String owner;
    private final Viewer viewer;
    private volatile boolean finished;
    private final String what;
    private final Instant asked;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile State state = State.WAITING;
    private volatile long began = System.nanoTime();
    private volatile int done;
    private volatile int of;
    private volatile boolean enough;
    private volatile @Nullable Double gapShare;
    private volatile @Nullable String result;
    private volatile List<Problem> problems = List.of();

    private Job(String owner, Viewer viewer, String what, Instant asked) {
      this.owner = owner;
      this.viewer = viewer;
      this.what = what;
      this.asked = asked;
    }

    @Override
    public void done(int steps, int all) {
      done = steps;
      of = all;
    }

    @Override
    public void begins() {
      if (state == State.CANCELLED) {
        throw new CancellationException();
      }
      if (System.nanoTime() - began > LONGEST.toNanos()) {
        throw BadInput.of(new Problem(
            what,
            0,
            0,
            "",
            "an answer within " + LONGEST.toMinutes() + " minutes",
            "none yet",
            "plan it at the terminal"));
      }
    }

    /// Waits for the end of it, but no longer than so.
    void await(Duration longest) throws InterruptedException {
      over.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized boolean move(State from, State to) {
      boolean moves = state == from;
      if (moves) {
        state = to;
      }
      return moves;
    }

    private void run(Function<Job, String> work) {
      try {
        if (move(State.WAITING, State.RUNNING)) {
          began = System.nanoTime();
          result = work.apply(this);
          move(State.RUNNING, State.DONE);
        }
      } catch (CancellationException _) {
        // Nobody waits for it.
      } catch (BadInput e) {
        failed(e.problems());
      } catch (MovedTerms.CannotMove e) {
        failed(e.reasons().stream()
            .map(r -> new Problem("terms", 0, 0, "", "terms that can be moved", r, ""))
            .toList());
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
        LOGGER.log(Level.SEVERE, what, e);
        failed(List.of(new Problem(
            what, 0, 0, "", "an answer", "a fault of ours, it is in the log of the server", "")));
      } finally {
        finished = true;
        over.countDown();
      }
    }

    private void failed(List<Problem> all) {
      problems = List.copyOf(all);
      move(State.RUNNING, State.FAILED);
    }

    /// Stops it, where it is not over.
    void cancel() {
      if (move(State.WAITING, State.CANCELLED) || move(State.RUNNING, State.CANCELLED)) {
        over.countDown();
      }
    }

    /// What was found is good enough.
    void beEnough() {
      enough = true;
    }

    boolean isEnough() {
      return enough;
    }

    /// How far from the bound the best is that was found so far, 0 to 1; null where nobody says.
    public @Nullable Double gapShare() {
      return gapShare;
    }

    void gap(double share) {
      gapShare = share;
    }

    public String id() {
      return id;
    }

    public String what() {
      return what;
    }

    public State state() {
      return state;
    }

    public int steps() {
      return done;
    }

    public int of() {
      return of;
    }

    public List<Problem> problems() {
      return problems;
    }

    /// What came of it, once it is done.
    public Optional<String> result() {
      return state == State.DONE ? Optional.ofNullable(result) : Optional.empty();
    }

    private boolean over() {
      return state != State.WAITING && state != State.RUNNING;
    }
  }

  /// Takes on a job; none where somebody has too many under way.
  ///
  /// @param owner who asks
  /// @param viewer for what duty they see
  /// @param what in a few words
  public Optional<Job> start(
      String owner, Viewer viewer, Length length, String what, Function<Job, String> work) {
    Instant now = clock.instant();
    sweep();
    Job job = new Job(owner, viewer, what, now);
    synchronized (jobs) {
      if (of(owner).stream().filter(j -> !j.finished).count() >= WAITING_MAX) {
        return Optional.empty();
      }
      of(owner).stream()
          .filter(Job::over)
          .sorted(Comparator.comparing((Job j) -> j.asked).reversed())
          .skip(RESULTS_MAX - 1)
          .forEach(j -> jobs.remove(j.id));
      jobs.put(job.id, job);
    }
    // None sees by waiting that another plans.
    int rank = viewer.duty() == Viewer.Duty.COORDINATOR ? 0 : 1;
    lanes
        .computeIfAbsent(length + " " + viewer.party(), _ -> lane())
        .execute(new Turn(rank, asked.getAndIncrement(), () -> job.run(work)));
    return Optional.of(job);
  }

  private void sweep() {
    Instant now = clock.instant();
    jobs.values().removeIf(j -> j.finished && j.asked.plus(KEPT).isBefore(now));
  }

  /// A job of somebody.
  ///
  /// @param viewer for what duty they see now; what was asked with the glass broken is gone
  public Optional<Job> find(String owner, Viewer viewer, String id) {
    sweep();
    return Optional.ofNullable(jobs.get(id))
        .filter(j -> j.owner.equals(owner) && j.viewer.equals(viewer));
  }

  /// All that somebody asked for.
  public Collection<Job> of(String owner) {
    return jobs.values().stream().filter(j -> j.owner.equals(owner)).toList();
  }

  @Override
  public void close() {
    jobs.values().forEach(Job::cancel);
    lanes.values().forEach(ExecutorService::shutdownNow);
  }
}
