package dev.lantern.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// When the tables of a watched folder are written.
@Timeout(60)
final class LiveTablesTest {
  private final AtomicInteger rows = new AtomicInteger();
  private final AtomicInteger written = new AtomicInteger();
  private final Semaphore writes = new Semaphore(0);
  private final List<Throwable> defects = new CopyOnWriteArrayList<>();

  private void write() {
    written.set(rows.get());
    writes.release();
  }

  private void hear(Throwable defect) {
    defects.add(defect);
  }

  private boolean awaitWrite() throws InterruptedException {
    return writes.tryAcquire(30, TimeUnit.SECONDS);
  }

  @Test
  void areWrittenAgainWhenRowsHaveCome() throws InterruptedException {
    try (var tables = new LiveTables(this::write, this::hear)) {
      for (int row = 1; row <= 2; row++) {
        rows.set(row);
        tables.changed();
        assertTrue(awaitWrite(), "no write");
        assertEquals(row, written.get());
      }
    }
  }

  @Test
  void manyRowsThatComeDuringAWriteShareTheNext() throws InterruptedException {
    var inFirst = new Semaphore(0);
    var goOn = new Semaphore(0);
    try (var tables =
        new LiveTables(
            () -> {
              if (writes.availablePermits() == 0 && written.get() == 0) {
                inFirst.release();
                goOn.acquireUninterruptibly();
              }
              write();
            },
            this::hear)) {
      rows.set(1);
      tables.changed();
      inFirst.acquire();
      for (int row = 2; row <= 100; row++) {
        rows.set(row);
        tables.changed();
      }
      goOn.release();
      assertTrue(writes.tryAcquire(2, 30, TimeUnit.SECONDS), "two writes");
    }
    assertEquals(100, written.get());
    assertEquals(0, writes.availablePermits(), "and no third for a hundred rows");
  }

  @Test
  void areNotWrittenWithoutRows() {
    new LiveTables(this::write, this::hear).close();
    assertEquals(0, writes.availablePermits());
  }

  @Test
  void aDefectIsHeardOf() throws InterruptedException {
    var defect = new IllegalStateException("a defect of a report");
    try (var tables =
        new LiveTables(
            () -> {
              writes.release();
              throw defect;
            },
            this::hear)) {
      tables.changed();
      assertTrue(awaitWrite(), "no write");
    }
    assertEquals(List.of(defect), defects);
  }
}
