package org.broadsheet.pulse;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * A real database whose commits can be made to fail, before or after they happen, or to wait. A
 * connection that failed once commits nothing any more, like one whose session has ended.
 */
final class FaultyDatabase implements AutoCloseable {
  /** What becomes of the next commits. */
  enum Fault {
    NONE,
    /** The transaction is gone, and the program is told. */
    LOST,
    /** The transaction is on disk, and the program is told that it failed. */
    KEPT_UNREPORTED
  }

  interface Source extends DataSource, AutoCloseable {}

  final Source source;
  volatile Fault fault = Fault.NONE;
  private final HikariDataSource real;
  private final Semaphore gate = new Semaphore(Integer.MAX_VALUE);

  FaultyDatabase(String url) {
    real = PulseDatabase.open(url);
    source =
        (Source)
            Proxy.newProxyInstance(
                FaultyDatabase.class.getClassLoader(),
                new Class<?>[] {Source.class},
                (proxy, method, arguments) -> {
                  Object result = call(real, method, arguments);
                  return result instanceof Connection connection ? wrapped(connection) : result;
                });
  }

  /** From now on commits wait until {@link #letGo}. */
  void hold() {
    gate.drainPermits();
  }

  /** Whether a commit is waiting. */
  boolean holding() {
    return gate.hasQueuedThreads();
  }

  void letGo() {
    gate.release(1_000_000);
  }

  private Connection wrapped(Connection connection) {
    var ended = new AtomicBoolean();
    return (Connection)
        Proxy.newProxyInstance(
            FaultyDatabase.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("commit")) {
                return call(connection, method, arguments);
              }
              gate.acquire();
              Fault now = fault;
              if (ended.get()) {
                throw new SQLException("the session has ended");
              }
              ended.set(now != Fault.NONE);
              if (now == Fault.LOST) {
                connection.rollback();
              } else {
                connection.commit();
              }
              if (now != Fault.NONE) {
                throw new SQLException("made to fail: " + now);
              }
              return null;
            });
  }

  @SuppressWarnings("NullAway") // a void method answers null
  private static Object call(
      Object target, java.lang.reflect.Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? new ConnectionException(e) : e.getCause();
    }
  }

  @Override
  public void close() {
    real.close();
  }
}
