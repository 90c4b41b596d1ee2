package org.corridor.benchmarks;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.corridor.log.Append;
import org.corridor.log.Draft;
import org.corridor.store.EmbeddedPostgres;
import org.corridor.store.PostgresEventLog;
import org.corridor.store.StoreTrouble;

/// Writes to a record from many threads and names every command as soon as it is acknowledged,
/// until
/// its time is over or somebody kills it.
final class RecordChild {
  private RecordChild() {}

  public static void main(String[] args) throws InterruptedException {
    Path folder = Path.of(args[0]);
    int writers = Integer.parseInt(args[1]);
    long seconds = Long.parseLong(args[2]);
    String run = args[3];
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    try (EmbeddedPostgres server = EmbeddedPostgres.in(folder);
        PostgresEventLog log = PostgresEventLog.open(server.server(), InstantSource.system())) {
      out.println("open");
      out.flush();
      AtomicLong count = new AtomicLong();
      AtomicBoolean over = new AtomicBoolean();
      List<Thread> threads = java.util.stream.IntStream.range(0, writers)
          .mapToObj(w -> Thread.ofPlatform().start(() -> {
            for (long i = 0; !over.get(); i++) {
              String command = run + "/" + w + "/" + i;
              try {
                log.append(new Append(command, "load", Map.of(), List.of(draft(w, i))));
              } catch (StoreTrouble e) {
                return;
              }
              count.incrementAndGet();
              synchronized (out) {
                out.println("ack " + command);
                out.flush();
              }
            }
          }))
          .toList();
      Thread.sleep(seconds * 1000);
      over.set(true);
      for (Thread thread : threads) {
        thread.join();
      }
      out.println("commands " + count.get());
      out.flush();
    }
  }

  private static Draft draft(int writer, long i) {
    String body =
        "{\"id\":\"C" + writer + "-" + i + "\",\"speaker\":\"somebody\",\"onBehalfOf\":\"UA\","
            + "\"act\":\"ASSERT\",\"accused\":\"\",\"proposition\":\"it was so at kilometre " + i
            + "\",\"language\":\"en\",\"translation\":\"\",\"medium\":\"BRIEFING\",\"publishedAt\":null,"
            + "\"firstSeenAt\":null,\"stances\":[],\"source\":\"load\"}";
    return new Draft("reports", Instant.EPOCH, "claim", 1, body);
  }
}
