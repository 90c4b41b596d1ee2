package org.corridor.cluster;

import java.util.HashSet;
import java.util.Set;
import java.util.function.IntConsumer;
import org.apache.spark.Success$;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/// Counts the tasks that are done, each once however often it was.
final class TaskCount extends SparkListener {
  private final Set<Integer> finished = new HashSet<>();
  private IntConsumer told = _ -> {};
  private int stage = -1;

  synchronized void begin(IntConsumer done) {
    told = done;
    finished.clear();
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    if (end.stageId() < stage || !end.reason().equals(Success$.MODULE$)) {
      return;
    }
    if (end.stageId() > stage) {
      stage = end.stageId();
      finished.clear();
    }
    if (finished.add(end.taskInfo().index())) {
      told.accept(finished.size());
    }
  }
}
