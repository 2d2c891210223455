package org.broadsheet.ledger;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.broadsheet.content.Hash;

/**
 * A log over HTTP, at {@code <origin>/log/}: {@code checkpoint}, {@code tile/…}, and {@code
 * content/<hash>} for documents and media alike. 404 and 410 mean that a thing is not there; any
 * other answer but 200, a slow one or one too large is an {@link IOException}.
 */
public final class RemoteSource implements LogSource, AutoCloseable {
  /** A full bundle of entries of the greatest size. */
  private static final int MAX_TILE = TilePath.FULL * (2 + EntryBundle.MAX_ENTRY);

  /** As large as a document may be. */
  private static final int MAX_DOCUMENT = 8 << 20;

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  /** From the first byte of an answer to its last, a medium on a slow line included. */
  private static final Duration BODY = Duration.ofMinutes(5);

  /** Requests under way at once. */
  private static final int AT_ONCE = 8;

  private final URI log;
  private final Duration body;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("log-clock").factory());
  private final ExecutorService requests =
      Executors.newFixedThreadPool(AT_ONCE, Thread.ofPlatform().daemon().name("log-", 0).factory());

  /**
   * The log of the site at that address.
   *
   * @param origin such as {@code https://news.example.org}, without {@code /log}
   */
  public RemoteSource(URI origin) {
    this(origin, BODY);
  }

  RemoteSource(URI origin, Duration body) {
    this.body = body;
    String text = origin.toString();
    this.log = URI.create((text.endsWith("/") ? text : text + "/") + "log/");
  }

  @Override
  public Optional<byte[]> checkpoint() throws IOException {
    return get("checkpoint", Checkpoint.MAX_NOTE);
  }

  @Override
  public Optional<byte[]> tile(TilePath path) throws IOException {
    return get(path.path(), MAX_TILE);
  }

  @Override
  public Map<Hash, byte[]> contents(Collection<Hash> hashes) throws IOException {
    var asked = new HashMap<Hash, Future<Optional<byte[]>>>();
    for (Hash hash : hashes) {
      asked.computeIfAbsent(
          hash, name -> requests.submit(() -> get("content/" + name, MAX_DOCUMENT)));
    }
    var found = new HashMap<Hash, byte[]>();
    try {
      for (var answer : asked.entrySet()) {
        answer.getValue().get().ifPresent(bytes -> found.put(answer.getKey(), bytes));
      }
      return found;
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      new ArrayList<>(asked.values()).forEach(request -> request.cancel(true));
    }
  }

  @Override
  public Optional<InputStream> medium(Hash hash) throws IOException {
    return open("content/" + hash);
  }

  @Override
  public boolean lacksWithdrawn() {
    return true;
  }

  private Optional<byte[]> get(String path, int limit) throws IOException {
    Optional<InputStream> body = open(path);
    if (body.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = body.get()) {
      byte[] bytes = in.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw new IOException(log.resolve(path) + " is larger than " + limit + " bytes");
      }
      return Optional.of(bytes);
    }
  }

  private Optional<InputStream> open(String path) throws IOException {
    URI address = log.resolve(path);
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(ANSWER)
            .header("Accept-Encoding", "identity")
            .build();
    try {
      HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
      return switch (answer.statusCode()) {
        case 200 -> Optional.of(timed(answer.body()));
        case 404, 410 -> {
          answer.body().close();
          yield Optional.empty();
        }
        default -> {
          answer.body().close();
          throw new IOException(address + " answered " + answer.statusCode());
        }
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** A body that is closed, so that reading it fails, when its time is over. */
  private InputStream timed(InputStream in) {
    Future<?> end =
        clock.schedule(
            () -> {
              in.close();
              return in;
            },
            body.toMillis(),
            TimeUnit.MILLISECONDS);
    return new FilterInputStream(in) {
      @Override
      public void close() throws IOException {
        end.cancel(false);
        super.close();
      }
    };
  }

  @Override
  public void close() {
    clock.shutdownNow();
    requests.shutdownNow();
    client.shutdownNow();
  }
}
