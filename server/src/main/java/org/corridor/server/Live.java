package org.corridor.server;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.corridor.formats.record.OpenRecord;
import org.corridor.formats.record.RecordJson;
import org.corridor.log.EventLog;
import org.corridor.log.Hash;
import org.corridor.store.StoreTrouble;
import org.corridor.workflows.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Tells those who watch that what they see has changed, and only then: that others are busy is not
/// theirs to know. The id of a message says which view it is about, so that whoever lost the line
/// learns at once whether anything changed meanwhile.
final class Live implements AutoCloseable {
  private static final Logger LOGGER = Logger.getLogger(Live.class.getName());
  private static final long LOOK_NANOS = 500_000_000;
  private static final int BEAT_EVERY = 30;

  private final Room room;
  private final Map<Viewer, Set<SseEmitter>> watchers = new ConcurrentHashMap<>();
  private final Map<Viewer, String> last = new ConcurrentHashMap<>();
  private final ExecutorService sending = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread looking;
  private volatile boolean closed;
  private EventLog.@Nullable End end;

  Live(Room room) {
    this.room = room;
    looking = Thread.ofPlatform().daemon().name("corridor-live").start(this::watch);
  }

  /// Others may write to the same record: the terminal, another room.
  private void watch() {
    for (long turn = 1; !closed; turn++) {
      LockSupport.parkNanos(LOOK_NANOS);
      try {
        look();
        if (turn % BEAT_EVERY == 0) {
          beat();
        }
      } catch (StoreTrouble | RejectedExecutionException e) {
        // The database is away; who asks for anything is told so.
        LOGGER.log(Level.WARNING, "The record cannot be read", e);
      }
    }
  }

  /// Somebody watches from now on.
  ///
  /// @param seen id of the last message that arrived; null for the first time
  SseEmitter join(Viewer viewer, @Nullable String seen) {
    SseEmitter emitter = new SseEmitter(0L);
    Set<SseEmitter> all = watchers.computeIfAbsent(viewer, _ -> ConcurrentHashMap.newKeySet());
    all.add(emitter);
    Runnable gone = () -> all.remove(emitter);
    emitter.onCompletion(gone);
    emitter.onTimeout(gone);
    emitter.onError(_ -> gone.run());
    String now = version(viewer);
    last.put(viewer, now);
    if (now.equals(seen)) {
      send(emitter, SseEmitter.event().comment("nothing has changed"));
    } else {
      send(emitter, SseEmitter.event().id(now).name("changed").data(now));
    }
    return emitter;
  }

  /// Something was recorded here.
  void changed() {
    LockSupport.unpark(looking);
  }

  private void look() {
    EventLog.End now = room.end();
    if (now.equals(end)) {
      return;
    }
    end = now;
    watchers.forEach((viewer, all) -> {
      if (all.isEmpty()) {
        return;
      }
      String version = version(viewer);
      if (!version.equals(last.put(viewer, version))) {
        all.forEach(emitter ->
            send(emitter, SseEmitter.event().id(version).name("changed").data(version)));
      }
    });
  }

  private void beat() {
    watchers
        .values()
        .forEach(all -> all.forEach(emitter -> send(emitter, SseEmitter.event().comment("here"))));
  }

  private String version(Viewer viewer) {
    OpenRecord record = room.seenBy(viewer);
    return Hash.of(List.of(RecordJson.timeline(record.inOrderOfTime()))).brief();
  }

  private void send(SseEmitter emitter, SseEmitter.SseEventBuilder message) {
    sending.execute(() -> {
      try {
        emitter.send(message);
      } catch (IOException | IllegalStateException e) {
        emitter.completeWithError(e);
      }
    });
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(looking);
    watchers.values().forEach(all -> all.forEach(SseEmitter::complete));
    sending.shutdown();
  }
}
