package org.broadsheet.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Predicate;

/** A reader without a browser. */
final class Web {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private Web() {}

  static HttpResponse<byte[]> bytes(URI address, String... headers) {
    return send(address, HttpResponse.BodyHandlers.ofByteArray(), headers);
  }

  static HttpResponse<String> text(URI address, String... headers) {
    return send(address, HttpResponse.BodyHandlers.ofString(), headers);
  }

  /** Posts JSON. */
  static HttpResponse<String> post(URI address, String json, String... headers) {
    return send(
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)),
        HttpResponse.BodyHandlers.ofString(),
        headers);
  }

  private static <T> HttpResponse<T> send(
      URI address, HttpResponse.BodyHandler<T> handler, String... headers) {
    return send(HttpRequest.newBuilder(address), handler, headers);
  }

  private static <T> HttpResponse<T> send(
      HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler, String... headers) {
    request.timeout(Duration.ofSeconds(30));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return CLIENT.send(request.build(), handler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asks until the answer is as expected, for at most two minutes. */
  static HttpResponse<String> until(URI address, Predicate<HttpResponse<String>> expected) {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (true) {
      HttpResponse<String> response = text(address);
      if (expected.test(response)) {
        return response;
      }
      if (System.nanoTime() > end) {
        throw new AssertionError(
            address
                + " still answers "
                + response.statusCode()
                + ": "
                + response.body().substring(0, Math.min(500, response.body().length())));
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
